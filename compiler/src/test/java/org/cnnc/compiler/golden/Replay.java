package org.cnnc.compiler.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.CompiledNetworks;
import org.cnnc.compiler.compiled.MethodSizes;
import org.cnnc.compiler.golden.Safetensors.Tensor;
import org.cnnc.runtime.GraphModel;
import org.cnnc.runtime.ModelSpec;
import org.cnnc.runtime.data.Rows;

/** One fixture through compiler, javac and runtime. */
final class Replay {
  private final Fixture fixture;
  private final CompiledNetworks networks;
  private final Function<CompiledNetwork, GraphModel> create;

  Replay(Fixture fixture, CompiledNetworks networks, Function<CompiledNetwork, GraphModel> create) {
    this.fixture = fixture;
    this.networks = networks;
    this.create = create;
  }

  private CompiledNetwork network() {
    return networks.get(fixture.text());
  }

  private GraphModel model() {
    GraphModel model = create.apply(network());
    setWeights(model, fixture.weights());
    return model;
  }

  /** Writes every weight; the two must agree in names and shapes. */
  static void setWeights(GraphModel model, Map<String, Tensor> weights) {
    Map<String, List<Integer>> expected = new LinkedHashMap<>();
    weights.forEach((name, tensor) -> expected.put(name, tensor.shape()));
    Map<String, List<Integer>> actual = new LinkedHashMap<>();
    for (ModelSpec.WeightSpec weight : model.spec().weights()) {
      actual.put(weight.name(), weight.shape());
    }
    assertThat(actual).isEqualTo(expected);
    float[] all = model.weights();
    for (ModelSpec.WeightSpec weight : model.spec().weights()) {
      float[] values = weights.get(weight.name()).values();
      System.arraycopy(values, 0, all, weight.offset(), values.length);
    }
    model.setWeights(all);
  }

  /** Names, kinds, shapes and parameters of the summary, exactly. */
  void summary() {
    ModelSpec spec = network().graph(0).spec();
    List<String> expected = new ArrayList<>();
    for (JsonElement element : fixture.summary().getAsJsonArray("rows")) {
      JsonObject row = element.getAsJsonObject();
      if (!row.get("class").getAsString().equals("InputLayer")) {
        List<Integer> shape =
            row.getAsJsonArray("outputShape").asList().stream()
                .skip(1)
                .map(JsonElement::getAsInt)
                .toList();
        expected.add(
            row(row.get("name").getAsString(), row.get("class").getAsString(), shape)
                + row.get("params").getAsInt());
      }
    }
    List<String> actual = new ArrayList<>();
    for (ModelSpec.LayerSpec layer : spec.layers()) {
      if (!layer.kind().equals("InputLayer")) {
        actual.add(
            row(layer.name(), layer.kind(), layer.outputShape()) + parameters(spec, layer.name()));
      }
    }
    assertThat(actual).isEqualTo(expected);
    assertThat(spec.weightCount()).isEqualTo(fixture.summary().get("total").getAsInt());
  }

  private static String row(String name, String kind, List<Integer> shape) {
    return name + " (" + kind + ") " + shape + " ";
  }

  private static int parameters(ModelSpec spec, String layer) {
    return spec.weights().stream()
        .filter(weight -> weight.name().startsWith(layer + "/"))
        .mapToInt(ModelSpec.WeightSpec::size)
        .sum();
  }

  void methodsFitTheJit() {
    MethodSizes.check(network().classFilesOfAllRenderings());
  }

  /** Every layer's output, and the predictions. */
  void outputs() {
    GraphModel model = model();
    float[][] x =
        model.spec().inputs().stream()
            .map(input -> fixture.inputs().get(input.name()).values())
            .toArray(float[][]::new);
    int samples = x[0].length / model.spec().inputs().get(0).size();
    Map<String, float[]> actual = model.layerOutputs(Rows.join(samples, x));
    float[][] outputs = model.predictAll(x);
    for (Map.Entry<String, Tensor> layer : fixture.outputs().entrySet()) {
      String name = layer.getKey();
      float[] values =
          name.startsWith("output_")
              ? outputs[Integer.parseInt(name.substring("output_".length()))]
              : actual.get(name);
      assertThat(values).as("output of %s among %s", name, actual.keySet()).isNotNull();
      Near.relative(name, values, layer.getValue().values(), Tolerance.OUTPUT);
    }
  }
}
