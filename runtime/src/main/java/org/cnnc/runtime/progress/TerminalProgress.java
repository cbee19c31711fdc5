package org.cnnc.runtime.progress;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.LongSupplier;

/** Keras 2's line, drawn over itself with carriage returns while an epoch runs. */
public final class TerminalProgress implements Progress {
  private static final long INTERVAL = 50_000_000;

  private final PrintStream out;
  private final Clock clock;
  private long lastDrawn;
  private int lastLength;
  private int steps;

  /** Draws there, with the time of this clock in nanoseconds. */
  public TerminalProgress(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.clock = new Clock(nanoTime);
  }

  @Override
  public void onEpochBegin(int epoch, int epochs, int newSteps) {
    out.print("Epoch " + (epoch + 1) + "/" + epochs + "\n");
    onEvaluationBegin(newSteps);
  }

  @Override
  public void onEvaluationBegin(int newSteps) {
    steps = newSteps;
    lastLength = 0;
    lastDrawn = -INTERVAL;
    clock.start();
  }

  @Override
  public boolean isDue() {
    return clock.elapsed() - lastDrawn >= INTERVAL;
  }

  @Override
  public void onStep(int step, Map<String, Float> logs) {
    lastDrawn = clock.elapsed();
    if (step < steps) {
      draw(KerasLine.running(step, steps, clock.eachOf(step), logs));
    }
  }

  @Override
  public void onEnd(int ended, Map<String, Float> logs) {
    draw(KerasLine.done(ended, clock.elapsed(), clock.eachOf(ended), logs));
    out.print("\n");
    out.flush();
  }

  /** Blanks hide what a longer line before left at its end. */
  private void draw(String line) {
    out.print("\r" + line + " ".repeat(Math.max(0, lastLength - line.length())));
    out.flush();
    lastLength = line.length();
  }

  @Override
  public void message(String line) {
    out.print(line + "\n");
  }
}
