package org.cnnc.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MeterTest {
  private static final long SECOND = 1_000_000_000;

  private long now;
  private final Meter meter = new Meter(32, 2, 4, () -> now);

  @Test
  void countsNothingOfTheWarmUp() {
    steps(1, 2 * SECOND);
    steps(2, SECOND / 2);
    steps(8, SECOND / 2);

    assertThat(report()).isEqualTo("benchmark samples_per_s 64.000\n");
  }

  @Test
  void takesTheMedianOfTheChunks() {
    steps(3, SECOND);
    steps(1, SECOND);
    steps(1, 10 * SECOND);
    steps(1, 2 * SECOND);

    assertThat(report()).isEqualTo("benchmark samples_per_s 16.000\n");
  }

  @Test
  void hasEnoughWhenTheTimeIsOverAndNotBefore() {
    steps(3, SECOND);
    steps(3, SECOND);
    assertThat(meter.hasEnough()).isFalse();
    steps(1, SECOND);
    assertThat(meter.hasEnough()).isTrue();
  }

  @Test
  void refusesLossesThatAreNoNumbers() {
    assertThatThrownBy(() -> meter.tick(Double.NaN)).hasMessageContaining("NaN");
  }

  private void steps(int count, long nanos) {
    for (int i = 0; i < count; i++) {
      now += nanos;
      meter.tick();
    }
  }

  private String report() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    meter.report(new Report(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
