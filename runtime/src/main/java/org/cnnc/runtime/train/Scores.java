package org.cnnc.runtime.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.runtime.Evaluation;
import org.cnnc.runtime.ModelSpec;
import org.cnnc.runtime.ModelSpec.OutputSpec;
import org.cnnc.runtime.loss.Predictions;
import org.cnnc.runtime.metric.Metric;

/**
 * Losses and metrics by sample. They are stored at the sample's place and summed in that order, so
 * that the sums do not depend on who computed what when.
 */
final class Scores {
  private final Objective objective;
  private final Metric[] metrics;
  private final List<String> names;
  private final float[][] values;
  private final double[] sums;
  private long samples;

  Scores(ModelSpec spec, Objective objective, List<Metric> metrics, int capacity) {
    this.objective = objective;
    // An array, because going through a list allocates an iterator where C2 has not been yet.
    this.metrics = metrics.toArray(Metric[]::new);
    names = names(spec, metrics);
    this.values = new float[names.size()][capacity];
    this.sums = new double[values.length];
  }

  /**
   * What is measured, under Keras' names: {@code loss} and the metrics; with several outputs {@code
   * loss}, the loss of each output ({@code probs_loss}), then the metrics of each ({@code
   * probs_accuracy}).
   */
  static List<String> names(ModelSpec spec, List<Metric> metrics) {
    List<String> names = new ArrayList<>(List.of("loss"));
    boolean several = spec.outputs().size() > 1;
    if (several) {
      spec.outputs().forEach(output -> names.add(output.name() + "_loss"));
    }
    for (OutputSpec output : spec.outputs()) {
      String prefix = several ? output.name() + "_" : "";
      metrics.forEach(metric -> names.add(prefix + metric.name()));
    }
    return names;
  }

  /** Forgets all sums. */
  void reset() {
    Arrays.fill(sums, 0);
    samples = 0;
  }

  /** Scores the first {@code count} outputs of the pass as those of places {@code at} and after. */
  void score(Samples scored, int count, int at) {
    int outputs = objective.outputs();
    int next = 1;
    Arrays.fill(values[0], at, at + count, 0);
    for (int o = 0; o < outputs; o++) {
      Predictions predictions = scored.predictions(o);
      float[] own = values[outputs == 1 ? 0 : next++];
      for (int s = 0; s < count; s++) {
        own[at + s] = objective.value(o, predictions, s);
      }
      weigh(own, objective.weight(o), count, at);
    }
    for (int o = 0; o < outputs; o++) {
      Predictions predictions = scored.predictions(o);
      for (Metric metric : metrics) {
        float[] own = values[next++];
        for (int s = 0; s < count; s++) {
          own[at + s] = metric.value(predictions, s);
        }
      }
    }
  }

  /** Adds an output's losses to the ones of all, weighed. */
  private void weigh(float[] own, float weight, int count, int at) {
    float[] all = values[0];
    for (int s = at; s < at + count; s++) {
      all[s] = own == all ? weight * own[s] : all[s] + weight * own[s];
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
    for (int v = 1; v < values.length; v++) {
      means.put(names.get(v), mean(v));
    }
    return new Evaluation(mean(0), means);
  }

  private float mean(int value) {
    return samples == 0 ? Float.NaN : (float) (sums[value] / samples);
  }
}
