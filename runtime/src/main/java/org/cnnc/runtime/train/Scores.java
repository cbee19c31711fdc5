package org.cnnc.runtime.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.runtime.Evaluation;
import org.cnnc.runtime.loss.Loss;
import org.cnnc.runtime.loss.Predictions;
import org.cnnc.runtime.metric.Metric;

/**
 * Losses and metrics by sample. They are stored at the sample's place and summed in that order, so
 * that the sums do not depend on who computed what when.
 */
final class Scores {
  private final Loss loss;
  private final List<Metric> metrics;
  private final float[][] values;
  private final double[] sums;
  private long samples;

  Scores(Loss loss, List<Metric> metrics, int capacity) {
    this.loss = loss;
    this.metrics = metrics;
    this.values = new float[1 + metrics.size()][capacity];
    this.sums = new double[values.length];
  }

  /** Forgets all sums. */
  void reset() {
    Arrays.fill(sums, 0);
    samples = 0;
  }

  /** Scores the first {@code count} predictions as those of places {@code at} and after. */
  void score(Predictions predictions, int count, int at) {
    for (int s = 0; s < count; s++) {
      values[0][at + s] = loss.value(predictions, s);
    }
    for (int m = 0; m < metrics.size(); m++) {
      for (int s = 0; s < count; s++) {
        values[m + 1][at + s] = metrics.get(m).value(predictions, s);
      }
    }
  }

  /** Adds the values of places 0 to {@code count - 1} to the sums. */
  void add(int count) {
    for (int v = 0; v < values.length; v++) {
      double sum = sums[v];
      for (int s = 0; s < count; s++) {
        sum += values[v][s];
      }
      sums[v] = sum;
    }
    samples += count;
  }

  /** The means of all that was added. */
  Evaluation means() {
    Map<String, Float> means = new LinkedHashMap<>();
    for (int m = 0; m < metrics.size(); m++) {
      means.put(metrics.get(m).name(), mean(m + 1));
    }
    return new Evaluation(mean(0), means);
  }

  private float mean(int value) {
    return samples == 0 ? Float.NaN : (float) (sums[value] / samples);
  }
}
