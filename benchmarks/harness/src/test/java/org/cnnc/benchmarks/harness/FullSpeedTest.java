package org.cnnc.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FullSpeedTest {
  private static final long MILLI = 1_000_000;

  private long now;
  private final FullSpeed speed = new FullSpeed(() -> now);

  @Test
  void isThereAtOnceWhereNothingWarmsUp() {
    predictions(100, 10 * MILLI);

    assertThat(speed.reached()).isZero();
  }

  @Test
  void beginsWhereNineTenthsOfTheLastRateAreReached() {
    predictions(3, 100 * MILLI);
    predictions(20, 20 * MILLI);
    predictions(400, 10 * MILLI);

    assertThat(speed.reached()).isCloseTo(0.7, within(0.06));
  }

  @Test
  void isNotFooledByOneFastMoment() {
    predictions(20, 50 * MILLI);
    predictions(5, 10 * MILLI);
    predictions(20, 50 * MILLI);
    predictions(600, 10 * MILLI);

    assertThat(speed.reached()).isCloseTo(2.05, within(0.06));
  }

  private void predictions(int count, long nanos) {
    for (int i = 0; i < count; i++) {
      now += nanos;
      speed.tick();
    }
  }
}
