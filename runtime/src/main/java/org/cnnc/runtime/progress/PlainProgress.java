package org.cnnc.runtime.progress;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.LongSupplier;

/** Two lines an epoch, for logs and files. */
public final class PlainProgress implements Progress {
  private final PrintStream out;
  private final Clock clock;

  /** Prints there, with the time of this clock in nanoseconds. */
  public PlainProgress(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.clock = new Clock(nanoTime);
  }

  @Override
  public void onEpochBegin(int epoch, int epochs, int steps) {
    out.println("Epoch " + (epoch + 1) + "/" + epochs);
    clock.start();
  }

  @Override
  public void onEvaluationBegin(int steps) {
    clock.start();
  }

  @Override
  public void onEnd(int steps, Map<String, Float> logs) {
    long nanos = clock.elapsed();
    out.println(KerasLine.done(steps, nanos, (double) nanos / steps, logs));
    out.flush();
  }

  @Override
  public void message(String line) {
    out.println(line);
  }
}
