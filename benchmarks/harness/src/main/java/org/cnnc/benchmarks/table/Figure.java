package org.cnnc.benchmarks.table;

import java.util.Locale;
import org.cnnc.benchmarks.harness.Mode;
import org.cnnc.benchmarks.harness.Task;

/** A kind of number in the tables: what a mode measured, under a name, with a unit. */
public enum Figure {
  FIRST(Mode.FIRST, "first_ms", "ms", false, "start to first prediction"),
  FULL_SPEED(Mode.FIRST, "full_speed_ms", "ms", false, "start to 90 % of full speed"),
  LATENCY(Mode.LATENCY, "latency_us", "us", false, "latency of one, median"),
  LATENCY_P99(Mode.LATENCY, "latency_p99_us", "us", false, "latency of one, p99"),
  THROUGHPUT(Mode.THROUGHPUT, "samples_per_s", "img/s", true, "predicting, batch"),
  TRAINING(Mode.TRAINING, "samples_per_s", "img/s", true, "training, batch"),
  ALLOCATION(Mode.LATENCY, "allocated_bytes", "B", false, "heap a prediction"),
  RESIDENT(Mode.LATENCY, "resident_mib", "MiB", false, "resident memory, predicting"),
  DISK(Mode.PREPARE, "disk_kb", "kB", false, "jars to ship, without weights");

  private final Mode mode;
  private final String metric;
  private final String unit;
  private final boolean higherIsBetter;
  private final String label;

  Figure(Mode mode, String metric, String unit, boolean higherIsBetter, String label) {
    this.mode = mode;
    this.metric = metric;
    this.unit = unit;
    this.higherIsBetter = higherIsBetter;
    this.label = label;
  }

  boolean fits(Task task) {
    return task.mode() == mode;
  }

  String metric() {
    return metric;
  }

  boolean higherIsBetter() {
    return higherIsBetter;
  }

  /** What is measured, at how many samples and threads where that matters. */
  String label(Task task) {
    String batch = task.batch() > 1 ? " " + task.batch() : "";
    String threads = task.threads() > 1 ? task.threads() + " threads" : "1 thread";
    return label + batch + (this == DISK ? "" : ", " + threads);
  }

  /** The value as a table shows it. */
  String text(double value) {
    int decimals = value >= 100 || value == Math.rint(value) ? 0 : 1;
    return String.format(Locale.ROOT, "%,." + decimals + "f " + unit, value);
  }
}
