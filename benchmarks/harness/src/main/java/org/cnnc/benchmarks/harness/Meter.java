package org.cnnc.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Samples a second over steady steps: a warm-up that does not count, then chunks of about a second,
 * of which the median is the result.
 */
public final class Meter {
  private static final int LEAST_STEPS = 3;

  private final int batch;
  private final double warmUp;
  private final double seconds;
  private final LongSupplier nanoTime;
  private final List<Double> chunks = new ArrayList<>();
  private long begin;
  private long chunkBegin;
  private boolean warm;
  private boolean enough;
  private int steps;
  private int chunkSteps;

  Meter(int batch, double warmUp, double seconds, LongSupplier nanoTime) {
    this.batch = batch;
    this.warmUp = warmUp;
    this.seconds = seconds;
    this.nanoTime = nanoTime;
    begin = nanoTime.getAsLong();
  }

  static Meter standard(int batch) {
    return new Meter(batch, Settings.warmUp(), Settings.seconds(), System::nanoTime);
  }

  /** After each step of training, with its loss: reading it is part of the work. */
  public void tick(double loss) {
    if (!Double.isFinite(loss)) {
      throw new IllegalStateException("The loss is " + loss + ".");
    }
    tick();
  }

  /** After each step. */
  void tick() {
    long now = nanoTime.getAsLong();
    steps++;
    if (!warm) {
      if (steps >= LEAST_STEPS && between(begin, now) >= warmUp) {
        warm = true;
        begin = now;
        chunkBegin = now;
        steps = 0;
      }
      return;
    }
    chunkSteps++;
    if (between(chunkBegin, now) >= Math.min(1, seconds / LEAST_STEPS)) {
      chunks.add(chunkSteps * (double) batch / between(chunkBegin, now));
      chunkBegin = now;
      chunkSteps = 0;
    }
    enough |= steps >= LEAST_STEPS && !chunks.isEmpty() && between(begin, now) >= seconds;
  }

  /** Whether the time is over; ticks after that change nothing worth reading. */
  public boolean hasEnough() {
    return enough;
  }

  void report(Report report) {
    double[] rates = chunks.stream().mapToDouble(Double::doubleValue).toArray();
    report.row("samples_per_s", Statistics.median(rates));
  }

  private static double between(long from, long to) {
    return (to - from) / 1e9;
  }
}
