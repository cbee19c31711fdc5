package org.cnnc.benchmarks.harness;

import java.util.Arrays;

/** Medians and percentiles. */
public final class Statistics {
  private Statistics() {}

  /** The middle value, or the mean of the two in the middle. */
  public static double median(double... values) {
    double[] sorted = sorted(values);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The value that this share of the values lies below. */
  public static double percentile(double share, double... values) {
    double[] sorted = sorted(values);
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
  }

  private static double[] sorted(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("There is no median of nothing.");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
