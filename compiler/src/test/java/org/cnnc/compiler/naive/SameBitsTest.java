package org.cnnc.compiler.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.CompiledNetworks;
import org.cnnc.compiler.compiled.MethodSizes;
import org.cnnc.compiler.compiled.Rendering;
import org.cnnc.compiler.naive.Window.Padding;
import org.cnnc.compiler.plan.Algorithms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated code computes the naive loops' float32 numbers, to the last bit: every kind with every
 * activation, and sizes that fill lanes and tiles. What is random throughout is in {@code random}.
 */
class SameBitsTest {
  private static final int[] BATCHES = {1, 3, 8, 17};
  private static final int SEEDS = 3;
  private static final long[] SEEDS_OF_NETWORKS = LongStream.rangeClosed(1, 12).toArray();

  /**
   * Javac and vector code take their time, the one to compile, the other until it is compiled: a
   * network takes vectors of one width, the next one of another.
   */
  private static final List<CompiledNetworks> NETWORKS =
      IntStream.range(0, Rendering.VECTORS.size())
          .mapToObj(width -> CompiledNetworks.of(texts(width), Algorithms.DIRECT))
          .toList();

  private static List<String> texts(int width) {
    List<String> texts = new ArrayList<>();
    for (Arguments layer : layersAndSeeds()) {
      if (width((int) layer.get()[2]) == width) {
        texts.addAll(LayerCases.texts(List.of(layer)));
      }
    }
    for (long seed : SEEDS_OF_NETWORKS) {
      if (width(seed) == width) {
        texts.add(RandomNetwork.wide(seed).text());
        texts.add(RandomNetwork.deep(seed).text());
        texts.add(RandomNetwork.head(seed).text());
      }
    }
    return texts;
  }

  private static int width(long seed) {
    return (int) (seed % Rendering.VECTORS.size());
  }

  static long[] networkSeeds() {
    return SEEDS_OF_NETWORKS;
  }

  static List<Arguments> layersAndSeeds() {
    return LayerCases.of(100, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("layersAndSeeds")
  void everyLayerKindGivesTheBitsOfTheNaiveLoops(
      String kind, NaiveActivation activation, int seed) {
    check(RandomNetwork.around(kind, activation, seed), width(seed), BATCHES);
  }

  @ParameterizedTest
  @MethodSource("networkSeeds")
  void wideNetworksGiveTheBitsOfTheNaiveLoops(long seed) {
    check(RandomNetwork.wide(seed), width(seed), 9);
  }

  @ParameterizedTest
  @MethodSource("networkSeeds")
  void deepNetworksGiveTheBitsOfTheNaiveLoops(long seed) {
    check(RandomNetwork.deep(seed), width(seed), 3, 9);
  }

  @ParameterizedTest
  @MethodSource("networkSeeds")
  void layersOfFewUnitsGiveTheBitsOfTheNaiveLoops(long seed) {
    check(RandomNetwork.head(seed), width(seed), BATCHES);
  }

  /** The network most people begin with: its sizes fill the lanes and tiles of the kernels. */
  @Test
  void theFashionNetworkGivesTheBitsOfTheNaiveLoops() {
    NaiveNetwork fashion =
        new Stack(28, 28, 1)
            .conv(32, 3, 3, Padding.SAME, NaiveActivation.RELU)
            .maxPool(2, 2, Padding.VALID)
            .conv(64, 3, 3, Padding.SAME, NaiveActivation.RELU)
            .maxPool(2, 2, Padding.VALID)
            .flatten()
            .dense(100, NaiveActivation.RELU)
            .dense(10, NaiveActivation.SOFTMAX)
            .network();
    CompiledNetwork network = CompiledNetwork.of(fashion.text(), Algorithms.DIRECT);

    assertThat(fashion.weightCount()).isEqualTo(333_526);
    MethodSizes.check(network.classFilesOfAllRenderings());
    BitComparison comparison = new BitComparison(fashion, network, 9);
    List.of(Rendering.values()).forEach(comparison::run);
  }

  private static void check(NaiveNetwork naive, int width, int... batches) {
    CompiledNetwork network = NETWORKS.get(width).get(naive.text());
    for (int batch : batches) {
      BitComparison comparison = new BitComparison(naive, network, batch);
      comparison.run(Rendering.PORTABLE);
      comparison.run(Rendering.VECTORS.get(width));
    }
  }
}
