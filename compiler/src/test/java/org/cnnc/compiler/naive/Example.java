package org.cnnc.compiler.naive;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/** Numbers to try a network on, and the sum of {@code output * doutput} as its loss. */
record Example(NaiveNetwork naive, float[] weights, float[] x, float[] doutput) {
  static final int SAMPLES = 3;
  private static final double STEP = 1e-6;
  private static final double KINK = 1e-3;

  static Example awayFromKinks(NaiveNetwork naive, long seed) {
    for (long attempt = seed << 32; attempt < (seed << 32) + 2000; attempt++) {
      Example example =
          new Example(
              naive,
              Numbers.random(naive.weightCount(), attempt),
              Numbers.random(SAMPLES * naive.inputSize(), ~attempt),
              Numbers.random(SAMPLES * naive.outputSize(), attempt / 7 + 5));
      if (example.distanceToKink() > KINK) {
        return example;
      }
    }
    throw new AssertionError("every input is near a kink of\n" + naive.text());
  }

  private double distanceToKink() {
    double distance = Double.POSITIVE_INFINITY;
    for (int sample = 0; sample < SAMPLES; sample++) {
      double[] own = Numbers.toDouble(x, sample, naive.inputSize());
      distance = Math.min(distance, naive.distanceToKink(Numbers.toDouble(weights), own));
    }
    return distance;
  }

  double[] weightSlopes() {
    double[] w = Numbers.toDouble(weights);
    return slopes(w, () -> loss(w, Numbers.toDouble(x)));
  }

  double[] inputSlopes() {
    double[] values = Numbers.toDouble(x);
    return slopes(values, () -> loss(Numbers.toDouble(weights), values));
  }

  private static double[] slopes(double[] at, DoubleSupplier loss) {
    double[] slopes = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double value = at[i];
      at[i] = value + STEP;
      double above = loss.getAsDouble();
      at[i] = value - STEP;
      slopes[i] = (above - loss.getAsDouble()) / (2 * STEP);
      at[i] = value;
    }
    return slopes;
  }

  private double loss(double[] w, double[] values) {
    int inputs = naive.inputSize();
    int outputs = naive.outputSize();
    double loss = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      double[] own = Arrays.copyOfRange(values, sample * inputs, (sample + 1) * inputs);
      double[] output = naive.predict(Arithmetic.FLOAT64, w, own);
      for (int i = 0; i < outputs; i++) {
        loss += output[i] * doutput[sample * outputs + i];
      }
    }
    return loss;
  }
}
