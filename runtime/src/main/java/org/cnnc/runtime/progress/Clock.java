package org.cnnc.runtime.progress;

import java.util.function.LongSupplier;

/** The time of an epoch and of its steps; the first step, slow to start, counts apart. */
final class Clock {
  private final LongSupplier nanoTime;
  private long start;
  private long afterFirst;

  Clock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void start() {
    start = nanoTime.getAsLong();
    afterFirst = -1;
  }

  /** Nanoseconds since the start. */
  long elapsed() {
    return nanoTime.getAsLong() - start;
  }

  /** Nanoseconds a step after this many of them, without the first where that was noted. */
  double eachOf(int steps) {
    long elapsed = elapsed();
    if (steps == 1) {
      afterFirst = elapsed;
    }
    return steps > 1 && afterFirst >= 0
        ? (double) (elapsed - afterFirst) / (steps - 1)
        : (double) elapsed / steps;
  }
}
