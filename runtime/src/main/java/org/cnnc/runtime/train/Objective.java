package org.cnnc.runtime.train;

import java.util.List;
import org.cnnc.runtime.ModelSpec;
import org.cnnc.runtime.ModelSpec.OutputSpec;
import org.cnnc.runtime.TrainingOptions;
import org.cnnc.runtime.data.Dataset;
import org.cnnc.runtime.loss.Loss;
import org.cnnc.runtime.loss.Predictions;

/**
 * What training makes small: a loss for each output, weighed and added in the order of the outputs.
 * A target row holds the targets of all outputs, one after the other.
 */
final class Objective {
  private final ModelSpec spec;
  private final Loss[] losses;
  private final float[] weights;
  private final int[] targetSizes;
  private final boolean[] beforeActivation;

  /** The objective for this network, refused if the data has other sizes. */
  static Objective of(ModelSpec spec, TrainingOptions options, Dataset data) {
    Objective objective = new Objective(spec, options.losses(), options.lossWeights());
    objective.check(data);
    return objective;
  }

  Objective(ModelSpec spec, List<Loss> given, List<Double> givenWeights) {
    this.spec = spec;
    int outputs = spec.outputs().size();
    requireCount("losses", given.size(), outputs);
    if (!givenWeights.isEmpty()) {
      requireCount("loss weights", givenWeights.size(), outputs);
    }
    losses = new Loss[outputs];
    weights = new float[outputs];
    targetSizes = new int[outputs];
    beforeActivation = new boolean[outputs];
    for (int o = 0; o < outputs; o++) {
      OutputSpec output = spec.outputs().get(o);
      losses[o] = given.get(given.size() == 1 ? 0 : o);
      weights[o] = givenWeights.isEmpty() ? 1 : givenWeights.get(o).floatValue();
      targetSizes[o] = losses[o].targetSize(output.size(), output.classes());
      beforeActivation[o] = losses[o].beforeActivation(output.activation());
    }
  }

  private void requireCount(String what, int count, int outputs) {
    if (count != outputs && (count != 1 || what.equals("loss weights"))) {
      throw new IllegalArgumentException(
          "`%s` has %d outputs; received %d %s.".formatted(spec.name(), outputs, count, what));
    }
  }

  /** Refuses data that the network or the losses cannot take. */
  void check(Dataset data) {
    if (data.size() == 0) {
      throw new IllegalArgumentException("The data has no samples.");
    }
    if (data.xSize() != spec.inputSize()) {
      throw new IllegalArgumentException(
          "A sample of the data has %d values; `%s` takes %d %s."
              .formatted(data.xSize(), spec.name(), spec.inputSize(), shapes()));
    }
    if (data.ySize() != targetSize()) {
      throw new IllegalArgumentException(
          losses.length == 1
              ? "A target of the data has %d values; `%s` and an output of %s need %d."
                  .formatted(
                      data.ySize(), losses[0].name(), spec.outputs().get(0).shape(), targetSize())
              : "The targets of a sample have %d values; the losses of the %d outputs need %d."
                  .formatted(data.ySize(), losses.length, targetSize()));
    }
  }

  private String shapes() {
    List<String> shapes = spec.inputs().stream().map(i -> i.shape().toString()).toList();
    return String.join(" and ", shapes);
  }

  int outputs() {
    return losses.length;
  }

  /** Floats of a target row. */
  int targetSize() {
    int sum = 0;
    for (int size : targetSizes) {
      sum = Math.addExact(sum, size);
    }
    return sum;
  }

  /** A view on the targets of each output in such rows. */
  Predictions[] predictions() {
    Predictions[] predictions = new Predictions[losses.length];
    int offset = 0;
    for (int o = 0; o < losses.length; o++) {
      List<Integer> shape = spec.outputs().get(o).shape();
      predictions[o] = new Predictions(shape, targetSizes[o], targetSize(), offset);
      offset += targetSizes[o];
    }
    return predictions;
  }

  /** The loss of one sample on one output, not weighed. */
  float value(int output, Predictions predictions, int sample) {
    return losses[output].value(predictions, sample);
  }

  float weight(int output) {
    return weights[output];
  }

  /** For each output what {@code Pass.backward} asks. */
  boolean[] beforeActivation() {
    return beforeActivation;
  }

  /** Writes the weighed gradient of one sample's loss on one output. */
  void gradient(int output, Predictions predictions, int sample, float[] gradient) {
    losses[output].gradient(predictions, sample, beforeActivation[output], gradient);
    float weight = weights[output];
    int size = predictions.outputSize();
    for (int i = sample * size; weight != 1 && i < (sample + 1) * size; i++) {
      gradient[i] *= weight;
    }
  }
}
