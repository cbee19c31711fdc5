package org.cnnc.compiler.golden;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.golden.Safetensors.Tensor;
import org.cnnc.runtime.data.Rows;
import org.cnnc.runtime.loss.BinaryCrossentropy;
import org.cnnc.runtime.loss.CategoricalCrossentropy;
import org.cnnc.runtime.loss.Loss;
import org.cnnc.runtime.loss.MeanAbsoluteError;
import org.cnnc.runtime.loss.MeanSquaredError;
import org.cnnc.runtime.loss.SparseCategoricalCrossentropy;
import org.cnnc.runtime.optimizer.Adam;
import org.cnnc.runtime.optimizer.Optimizer;
import org.cnnc.runtime.optimizer.RMSprop;
import org.cnnc.runtime.optimizer.SGD;

/** Five recorded steps of training on one batch: train.json and trained.safetensors. */
record Training(JsonObject record, Map<String, Tensor> tensors) {
  private static final Map<String, Loss> LOSSES =
      Map.of(
          "mse", new MeanSquaredError(),
          "mae", new MeanAbsoluteError(),
          "binary_crossentropy", new BinaryCrossentropy(),
          "categorical_crossentropy", new CategoricalCrossentropy(),
          "sparse_categorical_crossentropy", new SparseCategoricalCrossentropy());

  /** The inputs of each sample one after the other. */
  float[] x() {
    return rows("inputs", "x/");
  }

  /** The targets of each sample one after the other. */
  float[] y() {
    return rows("outputs", "y/");
  }

  int samples() {
    return record.get("batch").getAsInt();
  }

  private float[] rows(String names, String prefix) {
    return Rows.join(
        samples(),
        strings(names).stream()
            .map(name -> tensors.get(prefix + name).values())
            .toArray(float[][]::new));
  }

  private List<String> strings(String key) {
    return record.getAsJsonArray(key).asList().stream().map(JsonElement::getAsString).toList();
  }

  /** Whether the runtime has the losses. */
  boolean hasLoss() {
    return LOSSES.keySet().containsAll(strings("losses"));
  }

  Loss[] losses() {
    return strings("losses").stream().map(LOSSES::get).toArray(Loss[]::new);
  }

  double lossBefore(int step) {
    return record.getAsJsonArray("lossBeforeStep").get(step).getAsDouble();
  }

  double lossAfter() {
    return record.get("lossAfter5").getAsDouble();
  }

  double sensitivity() {
    return record.get("sensitivityStep5").getAsDouble();
  }

  private JsonObject optimizerRecord() {
    return record.getAsJsonObject("optimizer");
  }

  /** Whether the runtime has the optimizer; the gradients are replayed in any case. */
  boolean hasOptimizer() {
    return List.of("SGD", "Adam", "RMSprop")
        .contains(optimizerRecord().get("class_name").getAsString());
  }

  Optimizer optimizer() {
    JsonObject config = optimizerRecord().getAsJsonObject("config");
    String name = optimizerRecord().get("class_name").getAsString();
    return switch (name) {
      case "SGD" ->
          new SGD(
              number(config, "learning_rate"),
              number(config, "momentum"),
              flag(config, "nesterov"));
      case "Adam" ->
          new Adam(
              number(config, "learning_rate"),
              number(config, "beta_1"),
              number(config, "beta_2"),
              number(config, "epsilon"),
              flag(config, "amsgrad"));
      case "RMSprop" ->
          new RMSprop(
              number(config, "learning_rate"),
              number(config, "rho"),
              number(config, "momentum"),
              number(config, "epsilon"),
              flag(config, "centered"));
      default -> throw new KerasModel.Unsupported("optimizer " + name);
    };
  }

  private static double number(JsonObject config, String key) {
    return config.get(key).getAsDouble();
  }

  private static boolean flag(JsonObject config, String key) {
    return config.get(key).getAsBoolean();
  }

  List<String> weights() {
    return strings("trainableWeights");
  }

  /**
   * Compares a tensor with the recorded one, or with what was kept of it.
   *
   * @param name as recorded: {@code grad/conv2d/kernel}
   * @param tolerance of the largest recorded element if {@code relative}
   */
  void compare(String name, float[] actual, double tolerance, boolean relative) {
    Tensor whole = tensors.get(name);
    Tensor first = tensors.get(name + "#first1024");
    if (whole != null) {
      compare(name, actual, whole.values(), tolerance, relative);
    } else if (first != null) {
      float[] start = Arrays.copyOf(actual, first.values().length);
      compare(name + "#first1024", start, first.values(), tolerance, relative);
      Digest.of(record.getAsJsonObject("digest").getAsJsonObject(name))
          .compare(name, Digest.of(actual));
    } else {
      throw new AssertionError("no " + name + " among " + tensors.keySet());
    }
  }

  private static void compare(
      String name, float[] actual, float[] expected, double tolerance, boolean relative) {
    if (relative) {
      Near.relative(name, actual, expected, tolerance);
    } else {
      Near.absolute(name, actual, expected, tolerance);
    }
  }
}
