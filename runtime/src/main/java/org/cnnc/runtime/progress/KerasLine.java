package org.cnnc.runtime.progress;

import java.util.Locale;
import java.util.Map;

/** The line that Keras 2 draws for an epoch, as text. */
final class KerasLine {
  private static final int WIDTH = 30;
  private static final double SECOND = 1e9;

  private KerasLine() {}

  /** While it runs: the bar, the time left, the means so far. */
  static String running(int step, int steps, double nanosAStep, Map<String, Float> logs) {
    return bar(step, steps) + " - ETA: " + left(nanosAStep * (steps - step)) + values(logs);
  }

  /** At the end: the full bar, the time taken in all and by a step, the means. */
  static String done(int steps, double nanos, double nanosAStep, Map<String, Float> logs) {
    String seconds = String.format(Locale.ROOT, " - %.0fs ", nanos / SECOND);
    return bar(steps, steps) + seconds + each(nanosAStep) + values(logs);
  }

  private static String bar(int step, int steps) {
    int digits = String.valueOf(steps).length();
    int filled = (int) ((double) WIDTH * step / steps);
    String head = step < steps ? ">" : "=";
    String drawn = filled == 0 ? "" : "=".repeat(filled - 1) + head;
    String count = String.format(Locale.ROOT, "%" + digits + "d/%d", step, steps);
    return count + " [" + drawn + ".".repeat(WIDTH - filled) + "]";
  }

  private static String left(double nanos) {
    long seconds = (long) (nanos / SECOND);
    if (seconds > 3600) {
      return String.format(
          Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds % 3600 / 60, seconds % 60);
    }
    return seconds > 60
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : seconds + "s";
  }

  private static String each(double nanos) {
    if (nanos >= 1e9 || nanos == 0) {
      return String.format(Locale.ROOT, "%.0fs/step", nanos / 1e9);
    }
    return nanos >= 1e6
        ? String.format(Locale.ROOT, "%.0fms/step", nanos / 1e6)
        : String.format(Locale.ROOT, "%.0fus/step", nanos / 1e3);
  }

  private static String values(Map<String, Float> logs) {
    StringBuilder text = new StringBuilder();
    logs.forEach(
        (name, value) -> {
          String format = Math.abs(value) > 1e-3 || value.isNaN() ? "%.4f" : "%.4e";
          text.append(" - ").append(name).append(": ");
          text.append(String.format(Locale.ROOT, format, value));
        });
    return text.toString();
  }
}
