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
import org.cnnc.runtime.Model;
import org.cnnc.runtime.ModelSpec;

/** One fixture through compiler, javac and runtime. */
final class Replay {
  private final Fixture fixture;
  private final CompiledNetworks networks;
  private final Function<CompiledNetwork, Model> create;

  Replay(Fixture fixture, CompiledNetworks networks, Function<CompiledNetwork, Model> create) {
    this.fixture = fixture;
    this.networks = networks;
    this.create = create;
  }

  private CompiledNetwork network() {
    return networks.get(fixture.text());
  }

  private Model model() {
    Model model = create.apply(network());
    setWeights(model, fixture.weights());
    return model;
  }

  /** Writes every weight; the two must agree in names and shapes. */
  static void setWeights(Model model, Map<String, Tensor> weights) {
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
    ModelSpec spec = network().create(0).spec();
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

  /** Every layer's output, and the prediction. */
  void outputs() {
    Model model = model();
    float[] x = fixture.input().values();
    Map<String, float[]> actual = model.layerOutputs(x);
    Map<String, Tensor> expected = fixture.outputs();
    for (Map.Entry<String, Tensor> layer : expected.entrySet()) {
      float[] values =
          layer.getKey().equals("output_0") ? model.predict(x) : actual.get(layer.getKey());
      assertThat(values).as("output of %s among %s", layer.getKey(), actual.keySet()).isNotNull();
      Near.relative(layer.getKey(), values, layer.getValue().values(), Tolerance.OUTPUT);
    }
  }
}
