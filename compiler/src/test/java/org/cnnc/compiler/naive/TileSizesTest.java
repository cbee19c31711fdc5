package org.cnnc.compiler.naive;

import static org.cnnc.compiler.naive.NaiveActivation.LINEAR;
import static org.cnnc.compiler.naive.NaiveActivation.RELU;
import static org.cnnc.compiler.naive.NaiveActivation.SIGMOID;
import static org.cnnc.compiler.naive.NaiveActivation.SOFTMAX;
import static org.cnnc.compiler.naive.NaiveActivation.TANH;
import static org.cnnc.compiler.naive.Window.Padding.FULL;
import static org.cnnc.compiler.naive.Window.Padding.SAME;
import static org.cnnc.compiler.naive.Window.Padding.VALID;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cnnc.compiler.compiled.CompiledNetworks;
import org.cnnc.compiler.compiled.MethodSizes;
import org.cnnc.compiler.compiled.Rendering;
import org.cnnc.compiler.plan.Algorithms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bits of the naive loops where they are most at risk: sizes that fill lanes, panels and tiles,
 * and sizes that leave something over, in vectors of every width.
 */
class TileSizesTest {
  private static final Map<String, NaiveNetwork> CASES = cases();
  private static final CompiledNetworks NETWORKS =
      CompiledNetworks.of(
          CASES.values().stream().map(NaiveNetwork::text).toList(), Algorithms.DIRECT);

  private static Map<String, NaiveNetwork> cases() {
    Map<String, NaiveNetwork> cases = new LinkedHashMap<>();
    cases.put(
        "units that fill panels, and a single one",
        dense(33, 100, 64, 48, 32, 16, 10, 1).network());
    cases.put("units that leave lanes over", dense(7, 129, 5, 31, 17, 3, 65, 12, 2).network());
    cases.put("few units behind many", dense(1056, 1, 515, 2, 256, 3, 96, 4, 129, 1).network());
    cases.put(
        "filters that fill panels",
        new Stack(5, 6, 3)
            .conv(16, 3, 3, SAME, RELU)
            .conv(32, 1, 1, VALID, LINEAR)
            .conv(48, 2, 2, VALID, RELU)
            .conv(64, 1, 1, SAME, TANH)
            .conv(100, 2, 1, VALID, RELU)
            .network());
    cases.put(
        "filters that leave lanes over",
        new Stack(6, 5, 1)
            .conv(1, 2, 3, SAME, LINEAR)
            .conv(10, 5, 5, SAME, RELU)
            .conv(3, 3, 3, SAME, SIGMOID)
            .conv(33, 1, 1, VALID, RELU)
            .conv(7, 3, 2, FULL, LINEAR)
            .network());
    for (int columns : new int[] {4, 7, 13, 14, 15, 28}) {
      cases.put(
          "rows of " + columns,
          new Stack(3, columns, 16)
              .conv(16, 3, 3, SAME, RELU)
              .conv(20, 2, 3, VALID, LINEAR)
              .network());
    }
    for (int filters : new int[] {8, 16}) {
      cases.put(
          "strides over " + filters + " filters",
          new Stack(11, 12, 3)
              .strided(filters, 5, 2, SAME, RELU)
              .strided(filters, 3, 3, FULL, TANH)
              .strided(2 * filters, 1, 2, VALID, LINEAR)
              .network());
      cases.put(
          "pools of " + filters + " channels",
          new Stack(9, 10, filters)
              .conv(filters, 1, 1, SAME, RELU)
              .maxPool(3, 2, SAME)
              .conv(2 * filters, 2, 2, SAME, RELU)
              .averagePool(2, 1, SAME)
              .maxPool(2, 2, VALID)
              .flatten()
              .dense(10, SOFTMAX)
              .network());
    }
    cases.put(
        "an image taken in bands of rows",
        new Stack(96, 97, 4).conv(4, 3, 3, SAME, RELU).network());
    cases.put(
        "bands of an image without padding",
        new Stack(70, 66, 8).conv(16, 1, 1, VALID, LINEAR).network());
    cases.put(
        "an image too large for all samples at once",
        new Stack(40, 41, 5).conv(9, 3, 2, SAME, RELU).network());
    cases.put(
        "a window as large as the image", new Stack(5, 5, 3).conv(16, 5, 5, VALID, RELU).network());
    cases.put(
        "a dense layer on every pixel",
        new Stack(3, 5, 17).dense(16, RELU).dense(5, LINEAR).network());
    return cases;
  }

  private static Stack dense(int inputs, int... units) {
    Stack stack = new Stack(inputs);
    for (int size : units) {
      stack.dense(size, size % 2 == 0 ? RELU : TANH);
    }
    return stack;
  }

  static List<Arguments> casesAndBatches() {
    List<Arguments> all = new ArrayList<>();
    CASES.forEach(
        (name, naive) -> {
          boolean dense = naive.input().rank() == 1;
          boolean small = naive.input().elements() < 1000;
          int[] few = small ? new int[] {1, 9} : new int[] {3};
          for (int batch : dense ? new int[] {1, 3, 8, 17} : few) {
            all.add(Arguments.of(name, batch));
          }
        });
    return all;
  }

  static Set<String> names() {
    return CASES.keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void methodsFitTheJustInTimeCompiler(String name) {
    MethodSizes.check(NETWORKS.get(CASES.get(name).text()).classFilesOfAllRenderings());
  }

  @ParameterizedTest
  @MethodSource("casesAndBatches")
  void everyRenderingGivesTheBitsOfTheNaiveLoops(String name, int batch) {
    NaiveNetwork naive = CASES.get(name);
    BitComparison comparison = new BitComparison(naive, NETWORKS.get(naive.text()), batch);
    List.of(Rendering.values()).forEach(comparison::run);
  }
}
