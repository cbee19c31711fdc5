package org.cnnc.compiler.naive;

import java.util.SplittableRandom;

/** Random float32 tensors, and tensors from one precision to the other. */
final class Numbers {
  private Numbers() {}

  /** Numbers in [-1, 1). */
  static float[] random(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }

  static double[] toDouble(float[] values) {
    return toDouble(values, 0, values.length);
  }

  /** The floats of one sample. */
  static double[] toDouble(float[] values, int sample, int size) {
    double[] result = new double[size];
    for (int i = 0; i < size; i++) {
      result[i] = values[sample * size + i];
    }
    return result;
  }
}
