package org.cnnc.compiler.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Weight;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.source.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shapes the compiler declares against the lengths of what the naive loops write. */
class ShapeTest {
  static List<Arguments> layersAndSeeds() {
    return LayerCases.of(1000, 5);
  }

  @ParameterizedTest
  @MethodSource("layersAndSeeds")
  void shapesAndWeightsAreThoseOfTheNaiveLayers(String kind, NaiveActivation activation, int seed) {
    check(RandomNetwork.around(kind, activation, seed));
    check(RandomNetwork.classifier(seed));
    check(RandomNetwork.wide(seed));
  }

  private static void check(NaiveNetwork naive) {
    CnnCompiler.Request request =
        new CnnCompiler.Request(new Source("Test.cnn", naive.text()), "generated");
    CnnCompiler.Response response = new CnnCompiler().check(request);
    assertThat(response.failed()).as("%s%s", naive.text(), response.diagnostics()).isFalse();

    List<PlacedLayer> layers = response.models().get(0).layers();
    List<NaiveLayer> expected = naive.steps().stream().map(NaiveNetwork.Step::layer).toList();
    assertThat(layers.stream().map(layer -> layer.layer().output()).toList())
        .as(naive.text())
        .isEqualTo(expected.stream().map(NaiveLayer::output).toList());
    assertThat(layers.stream().map(ShapeTest::weights).toList())
        .as(naive.text())
        .isEqualTo(expected.stream().map(NaiveLayer::weights).toList());
  }

  private static List<Shape> weights(PlacedLayer layer) {
    return layer.layer().weights().stream().map(Weight::shape).toList();
  }
}
