package org.cnnc.compiler.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.compiled.CompiledNetwork;
import org.cnnc.compiler.compiled.CompiledNetworks;
import org.cnnc.compiler.compiled.Rendering;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.naive.NaiveNetwork.Step;
import org.cnnc.compiler.naive.Window.Padding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated code computes the naive loops' float32 numbers, to the last bit. */
class SameBitsTest {
  private static final int[] BATCHES = {1, 3, 8, 17};
  private static final int SEEDS = 3;
  private static final long[] SEEDS_OF_NETWORKS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

  private static final CompiledNetworks NETWORKS = CompiledNetworks.of(texts());

  private static List<String> texts() {
    List<String> texts = new ArrayList<>(LayerCases.texts(layersAndSeeds()));
    for (long seed : SEEDS_OF_NETWORKS) {
      texts.add(RandomNetwork.classifier(seed).text());
      texts.add(RandomNetwork.wide(seed).text());
    }
    return texts;
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
    check(RandomNetwork.around(kind, activation, seed), BATCHES);
  }

  @ParameterizedTest
  @MethodSource("networkSeeds")
  void wholeNetworksGiveTheBitsOfTheNaiveLoops(long seed) {
    check(RandomNetwork.classifier(seed), BATCHES);
  }

  @ParameterizedTest
  @MethodSource("networkSeeds")
  void wideNetworksGiveTheBitsOfTheNaiveLoops(long seed) {
    check(RandomNetwork.wide(seed), 1, 9);
  }

  /** The network most people begin with: its sizes fill the lanes and tiles of the kernels. */
  @Test
  void theFashionNetworkGivesTheBitsOfTheNaiveLoops() {
    Shape image = Shape.of(28, 28, 1);
    List<Step> steps = new ArrayList<>();
    NaiveLayer conv = new NaiveConv2D(new Window(image, 3, 3, 1, 1, Padding.SAME), 32, true);
    steps.add(new Step(conv, NaiveActivation.RELU));
    steps.add(pool(conv.output()));
    Shape pooled = steps.get(1).layer().output();
    NaiveLayer conv1 = new NaiveConv2D(new Window(pooled, 3, 3, 1, 1, Padding.SAME), 64, true);
    steps.add(new Step(conv1, NaiveActivation.RELU));
    steps.add(pool(conv1.output()));
    Shape flat = Shape.of((int) steps.get(3).layer().output().elements());
    steps.add(new Step(new NaiveIdentity("Flatten", flat), NaiveActivation.LINEAR));
    steps.add(new Step(new NaiveDense(flat, 100, true), NaiveActivation.RELU));
    steps.add(new Step(new NaiveDense(Shape.of(100), 10, true), NaiveActivation.SOFTMAX));
    NaiveNetwork fashion = new NaiveNetwork(image, steps);

    assertThat(fashion.weightCount()).isEqualTo(333_526);
    check(fashion, 1, 9);
  }

  private static Step pool(Shape input) {
    Window window = new Window(input, 2, 2, 2, 2, Padding.VALID);
    return new Step(new NaiveMaxPooling2D(window), NaiveActivation.LINEAR);
  }

  private static void check(NaiveNetwork naive, int... batches) {
    CompiledNetwork network = NETWORKS.get(naive.text());
    for (int batch : batches) {
      BitComparison comparison = new BitComparison(naive, network, batch);
      List.of(Rendering.values()).forEach(comparison::run);
    }
  }
}
