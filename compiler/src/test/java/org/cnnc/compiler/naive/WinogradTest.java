package org.cnnc.compiler.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.CompiledNetworks;
import org.cnnc.compiler.compiled.MethodSizes;
import org.cnnc.compiler.compiled.Rendering;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.naive.Window.Padding;
import org.cnnc.compiler.plan.Algorithms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions in Winograd's form: their bits, and how far these are from the exact sums. */
class WinogradTest {
  private static final int[] BATCHES = {1, 3, 8, 9};

  /** Javac takes its time: a network takes vectors of one width, the next one of another. */
  private static final List<CompiledNetworks> NETWORKS =
      IntStream.range(0, Rendering.VECTORS.size())
          .mapToObj(width -> CompiledNetworks.of(texts(width), Algorithms.WINOGRAD))
          .toList();

  private static List<String> texts(int width) {
    List<NaiveNetwork> networks = networks();
    return IntStream.range(0, networks.size())
        .filter(i -> width(i) == width)
        .mapToObj(i -> networks.get(i).text())
        .toList();
  }

  private static int width(int network) {
    return network % Rendering.VECTORS.size();
  }

  static IntStream numbers() {
    return IntStream.range(0, networks().size());
  }

  /** Even and odd, the smallest, blocks of samples and of rows; with and without each option. */
  static List<NaiveNetwork> networks() {
    int[][] sizes = {
      {4, 4, 16, 16},
      {5, 4, 32, 16},
      {6, 7, 16, 48},
      {9, 8, 48, 16},
      {14, 14, 16, 32},
      {15, 15, 16, 16},
      {13, 10, 32, 32},
      {7, 5, 48, 48},
      {16, 17, 16, 32},
      {18, 21, 48, 16},
      {23, 20, 16, 16},
      {41, 39, 16, 16}
    };
    List<NaiveNetwork> networks = new ArrayList<>();
    for (int i = 0; i < 2 * sizes.length; i++) {
      int[] s = sizes[i / 2];
      Padding padding = i % 2 == 0 ? Padding.SAME : Padding.VALID;
      NaiveActivation activation = i % 3 == 0 ? NaiveActivation.LINEAR : NaiveActivation.RELU;
      networks.add(
          new Stack(s[0], s[1], 1)
              .conv(s[2], 1, 1, Padding.SAME, NaiveActivation.LINEAR)
              .winograd(s[3], padding, i % 4 != 0, activation)
              .network());
    }
    return networks;
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void givesTheBitsOfTheNaiveTiles(int number) {
    NaiveNetwork naive = networks().get(number);
    CompiledNetwork network = NETWORKS.get(width(number)).get(naive.text());
    MethodSizes.check(network.classFiles());
    for (int batch : naive.input().elements() > 1000 ? new int[] {2} : BATCHES) {
      BitComparison comparison = new BitComparison(naive, network, batch);
      comparison.run(Rendering.PORTABLE);
      comparison.run(Rendering.VECTORS.get(width(number)));
    }
  }

  @Test
  void differsFromTheDirectSum() {
    NaiveNetwork naive = networks().get(4);
    float[] x = Numbers.random((int) naive.input().elements(), 1);

    assertThat(NETWORKS.get(width(4)).get(naive.text()).create(1).predict(x))
        .isNotEqualTo(CompiledNetwork.of(naive.text(), Algorithms.DIRECT).create(1).predict(x));
  }

  /** The bounds that the javadoc of {@code Winograd} states. */
  @ParameterizedTest
  @CsvSource({"12, 64, 1e-6, 1", "12, 256, 1e-6, 1", "16, 64, 2e-6, 3", "16, 256, 4e-6, 3"})
  void errsByLittleOfTheLargestOutput(int size, int channels, double bound, double timesDirect) {
    double winograd = error(size, channels, Algorithms.WINOGRAD);

    assertThat(winograd).isLessThan(bound);
    assertThat(winograd).isLessThan(timesDirect * error(size, channels, Algorithms.DIRECT));
  }

  /** The bound that the javadoc of {@code WinogradGradient} states. */
  @ParameterizedTest
  @CsvSource({"12, 2", "12, 8", "14, 2", "14, 8", "16, 2", "16, 8"})
  void errsByLessThanTwoMillionthsOfTheLargestGradient(int size, int samples) {
    double winograd = gradientError(size, samples, Algorithms.WINOGRAD);

    assertThat(winograd).isLessThan(2e-6);
    assertThat(winograd).isLessThan(2 * gradientError(size, samples, Algorithms.DIRECT));
  }

  /** The largest difference from float64, relative to the largest output. */
  private static double error(int size, int channels, Algorithms algorithms) {
    Window window = new Window(Shape.of(size, size, channels), 3, 3, 1, 1, Padding.SAME);
    NaiveConv2D layer = new NaiveConv2D(window, 16, true, algorithms);
    double[] x = Numbers.toDouble(Numbers.random((int) window.input().elements(), channels));
    double[] weights = Numbers.toDouble(Numbers.random(layer.weightCount(), 2));
    double[] exact = new NaiveConv2D(window, 16, true).forward(Arithmetic.FLOAT64, x, weights);
    return error(exact, layer.forward(Arithmetic.FLOAT32, x, weights));
  }

  /** The same of the gradients by the kernel. */
  private static double gradientError(int size, int samples, Algorithms algorithms) {
    Window window = new Window(Shape.of(size, size, 16), 3, 3, 1, 1, Padding.SAME);
    return error(
        kernelGradient(new NaiveConv2D(window, 16, false), samples, Arithmetic.FLOAT64),
        kernelGradient(
            new NaiveConv2D(window, 16, false, algorithms), samples, Arithmetic.FLOAT32));
  }

  private static double[] kernelGradient(NaiveConv2D layer, int samples, Arithmetic m) {
    List<List<double[]>> x = new ArrayList<>();
    List<double[]> doutput = new ArrayList<>();
    for (int sample = 0; sample < samples; sample++) {
      int size = (int) layer.window().input().elements();
      x.add(List.of(Numbers.toDouble(Numbers.random(size, sample))));
      doutput.add(Numbers.toDouble(Numbers.random((int) layer.output().elements(), -1 - sample)));
    }
    double[] gradient = new double[layer.weightCount()];
    layer.backwardShard(m, x, doutput, new double[gradient.length], gradient);
    return gradient;
  }

  private static double error(double[] exact, double[] rounded) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < exact.length; i++) {
      largest = Math.max(largest, Math.abs(exact[i]));
      difference = Math.max(difference, Math.abs(exact[i] - rounded[i]));
    }
    return difference / largest;
  }
}
