package org.cnnc.compiler.conformance;

import java.util.SplittableRandom;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.Weight;

/** Numbers on their way into and out of buffers. */
final class Values {
  private Values() {}

  static Buffer buffer(Weight weight) {
    return Buffer.weight(weight.name(), weight.shape());
  }

  /** Gives a layer's weights, which stand one after the other, to the interpreter. */
  static void setWeights(NestInterpreter naive, Layer layer, float[] weights) {
    int offset = 0;
    for (Weight weight : layer.weights()) {
      double[] values = naive.buffer(buffer(weight), 1);
      for (int i = 0; i < values.length; i++) {
        values[i] = weights[offset++];
      }
    }
  }

  /**
   * The slope of outputs in a direction by one value, from a step to either side.
   *
   * @param forward computes the outputs from the values
   */
  static double difference(
      double[] values,
      int element,
      double step,
      Runnable forward,
      double[] output,
      double[] direction) {
    double kept = values[element];
    double sum = 0;
    for (int sign = -1; sign <= 1; sign += 2) {
      values[element] = kept + sign * step;
      forward.run();
      for (int i = 0; i < output.length; i++) {
        sum += sign * output[i] * direction[i];
      }
    }
    values[element] = kept;
    return sum / (2 * step);
  }

  static void fill(float[] values, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
  }

  static void fill(double[] values, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextDouble(-1, 1);
    }
  }

  static void copy(float[] from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i];
    }
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
