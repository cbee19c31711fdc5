package org.cnnc.tools.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.runtime.GraphModel;
import org.cnnc.runtime.ModelSpec;
import org.cnnc.runtime.ModelSpec.InputSpec;
import org.cnnc.runtime.ModelSpec.LayerSpec;
import org.cnnc.runtime.ModelSpec.OutputSpec;
import org.cnnc.runtime.data.Rows;
import org.cnnc.runtime.io.Safetensors;
import org.cnnc.runtime.io.Tensor;

/** Predicts from file to file: tensors with the samples as their first axis. */
public final class Prediction {
  private static final String INPUT = "input";
  private static final String OUTPUT = "output";

  private final GraphModel model;
  private final ModelSpec spec;

  public Prediction(GraphModel model) {
    this.model = model;
    this.spec = model.spec();
  }

  /**
   * Writes every output and, if asked for, the output of every layer under the layer's name. The
   * only output is called {@code output}, one of several by its own name.
   *
   * @param input holds a tensor for each input under its name; the only input may be called {@code
   *     input} or, if it is alone in the file, anything
   */
  public int run(Path input, Path output, boolean layers) throws IOException, FailedException {
    Map<String, Tensor> given = Safetensors.read(input).tensors();
    List<float[]> x = new ArrayList<>();
    int count = samples(input, spec.inputs().get(0), given).shape().get(0);
    for (InputSpec each : spec.inputs()) {
      Tensor samples = samples(input, each, given);
      if (samples.shape().get(0) != count) {
        throw new FailedException(
            "%s holds %d samples of `%s` but %d of `%s`."
                .formatted(
                    input,
                    count,
                    spec.inputs().get(0).name(),
                    samples.shape().get(0),
                    each.name()));
      }
      x.add(samples.values());
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    float[][] y = model.predictAll(x.toArray(float[][]::new));
    for (int o = 0; o < y.length; o++) {
      OutputSpec each = spec.outputs().get(o);
      tensors.put(y.length == 1 ? OUTPUT : each.name(), tensor(count, each.shape(), y[o]));
    }
    if (layers) {
      addLayers(tensors, count, x);
    }
    new Safetensors(Map.of("model", spec.name()), tensors).write(output);
    return count;
  }

  private void addLayers(Map<String, Tensor> tensors, int count, List<float[]> x) {
    if (count > 0) {
      float[] rows = Rows.join(count, x.toArray(float[][]::new));
      Map<String, float[]> outputs = model.layerOutputs(rows);
      for (LayerSpec layer : spec.layers()) {
        tensors.put(layer.name(), tensor(count, layer.outputShape(), outputs.get(layer.name())));
      }
    }
  }

  private Tensor samples(Path file, InputSpec input, Map<String, Tensor> tensors)
      throws FailedException {
    Tensor x = tensors.get(input.name());
    if (x == null && spec.inputs().size() == 1) {
      x = tensors.size() == 1 ? tensors.values().iterator().next() : tensors.get(INPUT);
    }
    if (x == null) {
      throw new FailedException(missing(file, input, tensors.size()));
    }
    List<Integer> shape = input.shape();
    if (x.shape().size() != shape.size() + 1
        || !x.shape().subList(1, x.shape().size()).equals(shape)) {
      throw new FailedException(
          "The tensor in %s is %s; `%s` takes samples of %s, so it must be <samples>x%s."
              .formatted(
                  file,
                  Tensor.text(x.shape()),
                  spec.inputs().size() == 1 ? spec.name() : input.name(),
                  Tensor.text(shape),
                  Tensor.text(shape)));
    }
    return x;
  }

  private String missing(Path file, InputSpec input, int tensors) {
    return spec.inputs().size() == 1
        ? "%s holds %d tensors; which one is the input? Name it `input`, or leave out the others."
            .formatted(file, tensors)
        : "%s holds no tensor `%s`; `%s` needs one for each of its inputs."
            .formatted(file, input.name(), spec.name());
  }

  private static Tensor tensor(int count, List<Integer> shape, float[] values) {
    List<Integer> axes = new ArrayList<>(List.of(count));
    axes.addAll(shape);
    return new Tensor(axes, values);
  }
}
