package org.cnnc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CounterRandomTest {
  @Test
  void dependsOnEveryPartOfThePlace() {
    Set<Long> seen = new HashSet<>();
    for (int seed = 0; seed < 4; seed++) {
      for (int epoch = 0; epoch < 4; epoch++) {
        for (int step = -1; step < 3; step++) {
          long key = CounterRandom.key(seed, epoch, step);
          for (int layer = -1; layer < 3; layer++) {
            for (int sample = 0; sample < 8; sample++) {
              for (int element = 0; element < 8; element++) {
                seen.add(CounterRandom.bits(key, layer, sample, element));
              }
            }
          }
        }
      }
    }
    assertThat(seen).hasSize(4 * 4 * 4 * 4 * 8 * 8);
  }

  @Test
  void staysTheSameForEver() {
    long key = CounterRandom.key(42, 1, 2);
    assertThat(CounterRandom.uniform(key, 3, 4, 5)).isEqualTo(14409186 * 0x1p-24f);
    assertThat(CounterRandom.uniform(key, 3, 4, 6)).isEqualTo(7421903 * 0x1p-24f);
  }

  @Test
  void isUniform() {
    long key = CounterRandom.key(7, 0, 0);
    int count = 100_000;
    int[] bins = new int[16];
    double sum = 0;
    double squares = 0;
    double neighbours = 0;
    float last = 0.5f;
    for (int i = 0; i < count; i++) {
      float u = CounterRandom.uniform(key, 0, i >> 8, i & 255);
      assertThat(u >= 0 && u < 1).isTrue();
      bins[(int) (u * 16)]++;
      sum += u;
      squares += u * u;
      neighbours += (u - 0.5) * (last - 0.5);
      last = u;
    }
    assertThat(sum / count).isCloseTo(0.5, within(0.005));
    assertThat(squares / count).isCloseTo(1.0 / 3, within(0.005));
    assertThat(neighbours / count).isCloseTo(0, within(0.001));
    for (int bin : bins) {
      assertThat(bin).isBetween(count / 16 - 400, count / 16 + 400);
    }
  }

  @Test
  void drawsWholeNumbersBelowABound() {
    int[] counts = new int[5];
    for (int i = 0; i < 50_000; i++) {
      counts[CounterRandom.below(5, 1, 0, 0, i)]++;
    }
    for (int count : counts) {
      assertThat(count).isBetween(9_500, 10_500);
    }
  }
}
