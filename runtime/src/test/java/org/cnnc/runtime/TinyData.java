package org.cnnc.runtime;

import org.cnnc.runtime.data.ArrayDataset;

/** Samples whose class is the place of the largest of three sums of inputs. */
public final class TinyData {
  private TinyData() {}

  public static ArrayDataset sparse(int samples, long seed) {
    float[] x = x(samples, seed);
    float[] y = new float[samples];
    for (int s = 0; s < samples; s++) {
      y[s] = label(x, s);
    }
    return new ArrayDataset(x, DenseSoftmax.INPUTS, y, 1);
  }

  public static ArrayDataset oneHot(int samples, long seed) {
    float[] x = x(samples, seed);
    float[] y = new float[samples * DenseSoftmax.CLASSES];
    for (int s = 0; s < samples; s++) {
      y[s * DenseSoftmax.CLASSES + label(x, s)] = 1;
    }
    return new ArrayDataset(x, DenseSoftmax.INPUTS, y, DenseSoftmax.CLASSES);
  }

  public static float[] x(int samples, long seed) {
    float[] x = new float[samples * DenseSoftmax.INPUTS];
    for (int i = 0; i < x.length; i++) {
      x[i] = 2 * CounterRandom.uniform(seed, 0, 0, i) - 1;
    }
    return x;
  }

  private static int label(float[] x, int sample) {
    int best = 0;
    float most = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < DenseSoftmax.CLASSES; c++) {
      float sum = x[sample * DenseSoftmax.INPUTS + c] + x[sample * DenseSoftmax.INPUTS + c + 3];
      if (sum > most) {
        most = sum;
        best = c;
      }
    }
    return best;
  }
}
