package org.cnnc.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void takesTheMiddleValue() {
    assertThat(Statistics.median(9, 1, 5)).isEqualTo(5);
  }

  @Test
  void takesTheMeanOfTheTwoInTheMiddle() {
    assertThat(Statistics.median(9, 1, 5, 2)).isEqualTo(3.5);
  }

  @Test
  void findsWhatAShareLiesBelow() {
    double[] values = new double[100];
    for (int i = 0; i < values.length; i++) {
      values[i] = 99 - i;
    }
    assertThat(Statistics.percentile(0.99, values)).isEqualTo(99);
  }

  @Test
  void refusesNothing() {
    assertThatThrownBy(Statistics::median).isInstanceOf(IllegalArgumentException.class);
  }
}
