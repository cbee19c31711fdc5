package org.cnnc.compiler.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cnnc.compiler.compiled.Backward;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.CompiledNetworks;
import org.cnnc.compiler.compiled.Rendering;
import org.cnnc.runtime.GraphModel;
import org.cnnc.runtime.Kernels;
import org.cnnc.runtime.Pass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated gradients against differences of the naive network in float64. */
class NumericGradientTest {
  private static final int SEEDS = 5;

  /** Of the tensor's largest element; float32 against float64. */
  private static final double TOLERANCE = 1e-4;

  private static final CompiledNetworks NETWORKS =
      CompiledNetworks.of(LayerCases.texts(layersAndSeeds()));

  static List<Arguments> layersAndSeeds() {
    return LayerCases.of(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("layersAndSeeds")
  void gradientsAreTheSlopesOfTheNaiveNetwork(String kind, NaiveActivation activation, int seed) {
    NaiveNetwork naive = RandomNetwork.around(kind, activation, seed);
    Example example = Example.awayFromKinks(naive, seed);
    CompiledNetwork network = NETWORKS.get(naive.text());
    GraphModel model = network.graph(0);
    Kernels kernels = network.kernels(model, Rendering.PORTABLE);
    Pass pass = kernels.newPass(Example.SAMPLES, true);
    pass.keepInputGradient();
    float[] gradients = new float[naive.weightCount()];
    assertThat(model.spec().weightCount()).as(naive.text()).isEqualTo(gradients.length);

    System.arraycopy(example.x(), 0, pass.input(), 0, example.x().length);
    pass.forwardTraining(example.weights(), Example.SAMPLES, 0, 0);
    System.arraycopy(example.doutput(), 0, pass.outputGradient(), 0, example.doutput().length);
    Backward.run(kernels, pass, example.weights(), gradients, Example.SAMPLES, false);

    compare(naive.text(), "weight", gradients, example.weightSlopes());
    compare(naive.text(), "input", pass.inputGradient(), example.inputSlopes());
  }

  private static void compare(String text, String what, float[] actual, double[] expected) {
    double largest = 0;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i]))
          .as("%sgradient of %s %d: %s, expected %s", text, what, i, actual[i], expected[i])
          .isLessThanOrEqualTo(TOLERANCE * Math.max(largest, 1e-3));
    }
  }
}
