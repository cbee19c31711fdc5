package org.cnnc.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
  /** Sample i has x = i; a third of the samples has class 1, the others class 0. */
  private static Dataset numbers(int size) {
    float[] x = new float[size];
    float[] y = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = i;
      y[i] = i % 3 == 0 ? 1 : 0;
    }
    return new ArrayDataset(x, 1, y, 1);
  }

  private static List<Integer> samples(Dataset data) {
    List<Integer> samples = new ArrayList<>();
    float[] x = new float[1];
    for (int i = 0; i < data.size(); i++) {
      data.copy(i, x, 0, new float[data.ySize()], 0);
      samples.add((int) x[0]);
    }
    return samples;
  }

  private static long ones(Dataset data) {
    return samples(data).stream().filter(i -> i % 3 == 0).count();
  }

  @Test
  void putsEverySampleIntoOnePart() {
    for (boolean stratify : new boolean[] {false, true}) {
      Split split = Split.of(numbers(100), 0.2, stratify, 42);
      assertThat(split.validation().size()).isEqualTo(20);
      List<Integer> all = new ArrayList<>(samples(split.train()));
      all.addAll(samples(split.validation()));
      assertThat(all).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100).boxed().toList());
    }
  }

  @Test
  void keepsTheProportionsOfTheClasses() {
    for (long seed = 0; seed < 20; seed++) {
      Split split = Split.of(numbers(90), 0.2, true, seed);
      assertThat(ones(split.validation())).isEqualTo(6);
      Split oneHot = Split.of(new OneHot(numbers(90), 2), 0.2, true, seed);
      assertThat(samples(oneHot.train())).isEqualTo(samples(split.train()));
    }
    assertThat(
            IntStream.range(0, 20)
                .mapToObj(seed -> ones(Split.of(numbers(90), 0.2, false, seed).validation()))
                .distinct())
        .hasSizeGreaterThan(1);
  }

  @Test
  void dependsOnTheSeedAlone() {
    List<Integer> one = samples(Split.of(numbers(50), 0.3, false, 1).train());
    assertThat(samples(Split.of(numbers(50), 0.3, false, 1).train())).isEqualTo(one);
    assertThat(samples(Split.of(numbers(50), 0.3, false, 2).train())).isNotEqualTo(one);
    assertThat(one).isNotEqualTo(one.stream().sorted().toList());
  }

  @Test
  void roundsTheCountUp() {
    assertThat(Split.of(numbers(10), 0.7, false, 0).validation().size()).isEqualTo(7);
    assertThat(Split.of(numbers(11), 0.25, false, 0).validation().size()).isEqualTo(3);
    assertThatThrownBy(() -> Split.of(numbers(10), 1, false, 0))
        .hasMessage("`validation_split` is above 0 and below 1; received 1.0.");
  }

  @Test
  void shufflesByEpoch() {
    int[] first = new int[100];
    int[] second = new int[100];
    Shuffle.fill(first, 7, 0);
    Shuffle.fill(second, 7, 1);
    assertThat(first).isNotEqualTo(second).containsExactlyInAnyOrder(range());
    Shuffle.fill(second, 7, 0);
    assertThat(second).isEqualTo(first);
  }

  private static int[] range() {
    return IntStream.range(0, 100).toArray();
  }

  @Test
  void refusesArraysOfDifferentLength() {
    assertThatThrownBy(() -> new ArrayDataset(new float[6], 2, new float[2], 1))
        .hasMessage("There are 3 samples of x but 2 of y.");
    assertThatThrownBy(() -> new ArrayDataset(new float[7], 2, new float[3], 1))
        .hasMessage("7 and 3 floats are no rows of 2 and 1.");
    Dataset wrong = new OneHot(new ArrayDataset(new float[2], 1, new float[] {0, 5}, 1), 3);
    assertThatThrownBy(() -> wrong.copy(1, new float[1], 0, new float[3], 0))
        .hasMessage("Sample 1 has the label 5.0; the classes are 0 to 2.");
  }
}
