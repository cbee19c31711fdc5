package org.cnnc.compiler.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cnnc.compiler.compiled.Backward;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.CompiledNetworks;
import org.cnnc.compiler.compiled.MethodSizes;
import org.cnnc.compiler.compiled.Rendering;
import org.cnnc.compiler.naive.Window.Padding;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.runtime.GraphModel;
import org.cnnc.runtime.Kernels;
import org.cnnc.runtime.Pass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is pooled while it is in registers or tiles is what pooling the stored sums gives. */
class PooledSumsTest {
  /** Rows and columns of windows. */
  private static final int[][] WINDOWS = {{2, 2}, {1, 2}, {2, 1}, {3, 3}, {4, 4}, {2, 3}};

  /** Sizes that tiles of 2 and 4 fill, and that leave 1, 2 and 3 rows or columns. */
  private static final int[][] SIZES = {{16, 17}, {18, 19}, {19, 16}, {17, 18}, {6, 7}, {9, 8}};

  private static final CompiledNetworks COMPILED =
      CompiledNetworks.of(
          networks().stream().map(NaiveNetwork::text).toList(), Algorithms.WINOGRAD);

  static IntStream numbers() {
    return IntStream.range(0, networks().size());
  }

  private static List<NaiveNetwork> networks() {
    List<NaiveNetwork> networks = new ArrayList<>();
    for (int i = 0; i < SIZES.length; i++) {
      for (int j = i % 2; j < WINDOWS.length; j += 2) {
        int number = networks.size() / 2;
        boolean bias = number % 3 != 0;
        NaiveActivation activation =
            number % 4 == 0 ? NaiveActivation.LINEAR : NaiveActivation.RELU;
        Stack stack = new Stack(SIZES[i][0], SIZES[i][1], 2);
        // in tiles
        stack.conv(16, 1, 1, Padding.SAME, NaiveActivation.LINEAR);
        stack.winograd(16 + 16 * (number % 3), Padding.SAME, bias, activation);
        networks.add(stack.pool(number % 3 == 1, WINDOWS[j][0], WINDOWS[j][1]).network());
        // in registers, with filters that fill vectors and that do not
        Stack direct = new Stack(SIZES[i][0] + 3, SIZES[i][1] + 3, 3);
        Padding padding = number % 2 == 0 ? Padding.VALID : Padding.SAME;
        int filters = new int[] {16, 20, 32, 40}[number % 4];
        direct.conv(filters, 2 + number % 3, 3, padding, activation);
        networks.add(direct.pool(number % 3 == 2, WINDOWS[j][0], WINDOWS[j][1]).network());
      }
    }
    return networks;
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void givesTheBitsOfTheNaiveLoops(int number) {
    NaiveNetwork naive = networks().get(number);
    CompiledNetwork network = COMPILED.get(naive.text());
    MethodSizes.check(network.classFiles());
    BitComparison comparison = new BitComparison(naive, network, 3);
    comparison.run(Rendering.PORTABLE);
    comparison.run(Rendering.VECTORS.get(number % Rendering.VECTORS.size()));
  }

  /** What is infinite or no number stays so: the greatest of a window, and which one it was. */
  @ParameterizedTest
  @MethodSource("numbers")
  void givesTheSameForWhatIsNoNumber(int number) {
    CompiledNetwork network = COMPILED.get(networks().get(number).text());
    GraphModel model = network.graph(1);
    float[] x = Numbers.random(model.spec().inputSize(), number);
    for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      x[x.length / 2] = odd;
      int[] portable = gradient(model, network.kernels(model, Rendering.PORTABLE), x);
      for (Rendering vectors : Rendering.VECTORS) {
        assertThat(gradient(model, network.kernels(model, vectors), x))
            .as("%s, %s", vectors, odd)
            .isEqualTo(portable);
      }
    }
  }

  /** The bits of all outputs and gradients. */
  private static int[] gradient(GraphModel model, Kernels kernels, float[] x) {
    float[] weights = model.weights();
    kernels.packAll(weights, true);
    Pass pass = kernels.newPass(1, true);
    pass.keepInputGradient();
    System.arraycopy(x, 0, pass.input(), 0, x.length);
    pass.forwardTraining(weights, 1, 0, 0);
    float[] doutput = Numbers.random(pass.outputGradient().length, 1);
    System.arraycopy(doutput, 0, pass.outputGradient(), 0, doutput.length);
    float[] gradients = new float[weights.length];
    Backward.run(kernels, pass, weights, gradients, 1, false);
    return Stream.of(pass.output(), gradients, pass.inputGradient())
        .flatMapToInt(v -> IntStream.range(0, v.length).map(i -> Float.floatToIntBits(v[i])))
        .toArray();
  }

  /** Or these networks would say nothing. */
  @Test
  void moreThanHalfOfTheNetworksArePooledAtOnce() {
    assertThat(networksWith("Pooled(")).isGreaterThan(networks().size() / 2);
    assertThat(networksWith("PooledTraining(")).isGreaterThan(networks().size() / 3);
  }

  /** The networks in whose class such methods are. */
  private static long networksWith(String method) {
    return networks().stream()
        .flatMap(naive -> COMPILED.get(naive.text()).files().stream())
        .filter(file -> file.path().endsWith("512.java") && file.text().contains(method))
        .count();
  }
}
