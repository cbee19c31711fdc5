package org.cnnc.tools.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.ModelSpec.LayerSpec;
import org.cnnc.runtime.io.Safetensors;
import org.cnnc.runtime.io.Tensor;

/** Predicts from file to file: tensors with the samples as their first axis. */
public final class Prediction {
  private final Model model;

  public Prediction(Model model) {
    this.model = model;
  }

  /**
   * Writes {@code output} and, if asked for, the output of every layer under the layer's name.
   *
   * @param input holds one tensor, or one named {@code input}
   */
  public int run(Path input, Path output, boolean layers) throws IOException, FailedException {
    Tensor x = samples(input);
    int count = x.shape().get(0);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("output", tensor(count, model.spec().outputShape(), model.predict(x.values())));
    if (layers) {
      Map<String, float[]> outputs = model.layerOutputs(x.values());
      for (LayerSpec layer : model.spec().layers()) {
        tensors.put(layer.name(), tensor(count, layer.outputShape(), outputs.get(layer.name())));
      }
    }
    new Safetensors(Map.of("model", model.spec().name()), tensors).write(output);
    return count;
  }

  private Tensor samples(Path input) throws IOException, FailedException {
    Map<String, Tensor> tensors = Safetensors.read(input).tensors();
    Tensor x = tensors.size() == 1 ? tensors.values().iterator().next() : tensors.get("input");
    if (x == null) {
      throw new FailedException(
          "%s holds %d tensors; which one is the input? Name it `input`, or leave out the others."
              .formatted(input, tensors.size()));
    }
    List<Integer> shape = model.spec().inputShape();
    if (x.shape().size() != shape.size() + 1
        || !x.shape().subList(1, x.shape().size()).equals(shape)) {
      throw new FailedException(
          "The tensor in %s is %s; `%s` takes samples of %s, so it must be <samples>x%s."
              .formatted(
                  input,
                  Tensor.text(x.shape()),
                  model.spec().name(),
                  Tensor.text(shape),
                  Tensor.text(shape)));
    }
    return x;
  }

  private static Tensor tensor(int count, List<Integer> shape, float[] values) {
    List<Integer> axes = new ArrayList<>(List.of(count));
    axes.addAll(shape);
    return new Tensor(axes, values);
  }
}
