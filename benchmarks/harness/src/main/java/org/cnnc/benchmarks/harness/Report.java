package org.cnnc.benchmarks.harness;

import java.io.PrintStream;
import java.util.Locale;

/** The lines by which a process tells the suite what it measured. */
public final class Report {
  /** What such a line starts with; libraries print other lines. */
  public static final String PREFIX = "benchmark ";

  private final PrintStream out;

  public Report(PrintStream out) {
    this.out = out;
  }

  /** One figure. */
  public void row(String metric, double value) {
    if (Double.isNaN(value)) {
      throw new IllegalStateException("`" + metric + "` is not a number.");
    }
    out.println(PREFIX + metric + " " + String.format(Locale.ROOT, "%.3f", value));
  }

  /** A fact in words. */
  public void fact(String name, String value) {
    out.println(PREFIX + name + " " + value);
  }

  /** Refuses outputs that are no numbers: then the work was not done. */
  void output(float[] output) {
    for (float value : output) {
      if (!Float.isFinite(value)) {
        throw new IllegalStateException("The network's output is " + value + ".");
      }
    }
  }
}
