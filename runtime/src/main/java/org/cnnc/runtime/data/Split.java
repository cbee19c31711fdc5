package org.cnnc.runtime.data;

import java.util.Arrays;
import org.cnnc.runtime.CounterRandom;

/** A data set cut into a part for training and a part for validation; no sample is in both. */
public record Split(Dataset train, Dataset validation) {
  /**
   * Cuts after shuffling.
   *
   * @param fraction for validation, above 0 and below 1; the count is rounded up
   * @param stratify whether both parts hold each class in the same proportion
   */
  public static Split of(Dataset data, double fraction, boolean stratify, long seed) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "`validation_split` is above 0 and below 1; received " + fraction + ".");
    }
    int[] order = new int[data.size()];
    Shuffle.identity(order);
    Shuffle.mix(order, CounterRandom.key(seed, -1, -1));
    int[] classes = stratify ? classes(data) : new int[data.size()];
    // A product such as 0.7 * 10 lies a hair above the whole number that is meant.
    int count = (int) Math.ceil(fraction * data.size() - 1e-9);
    int[] quota = quota(classes, fraction, count);
    int[] train = new int[data.size() - count];
    int[] validation = new int[count];
    int trainCount = 0;
    int validationCount = 0;
    for (int sample : order) {
      if (quota[classes[sample]]-- > 0) {
        validation[validationCount++] = sample;
      } else {
        train[trainCount++] = sample;
      }
    }
    return new Split(new Subset(data, train), new Subset(data, validation));
  }

  /** The class of each sample: its number, or the place of the largest target. */
  private static int[] classes(Dataset data) {
    float[] x = new float[data.xSize()];
    float[] y = new float[data.ySize()];
    int[] classes = new int[data.size()];
    for (int s = 0; s < classes.length; s++) {
      data.copy(s, x, 0, y, 0);
      int largest = 0;
      for (int i = 1; i < y.length; i++) {
        largest = y[i] > y[largest] ? i : largest;
      }
      classes[s] = y.length == 1 ? (int) y[0] : largest;
      if (classes[s] < 0) {
        throw new IllegalArgumentException(
            "Sample " + s + " has the label " + y[0] + "; a class is 0 or more.");
      }
    }
    return classes;
  }

  /** How many of each class go to validation: shares rounded down, then the largest remainders. */
  private static int[] quota(int[] classes, double fraction, int count) {
    int[] sizes = new int[Arrays.stream(classes).max().orElse(0) + 1];
    for (int c : classes) {
      sizes[c]++;
    }
    int[] quota = new int[sizes.length];
    double[] remainders = new double[sizes.length];
    int given = 0;
    for (int c = 0; c < sizes.length; c++) {
      double share = sizes[c] * fraction;
      quota[c] = (int) share;
      remainders[c] = share - quota[c];
      given += quota[c];
    }
    for (; given < count; given++) {
      int largest = 0;
      for (int c = 1; c < sizes.length; c++) {
        largest = remainders[c] > remainders[largest] ? c : largest;
      }
      quota[largest]++;
      remainders[largest] = -1;
    }
    return quota;
  }
}
