package org.cnnc.compiler.naive;

import java.util.Locale;

/** The activations, on a flat array whose last axis has {@code channels} elements. */
public enum NaiveActivation {
  LINEAR {
    @Override
    double value(Arithmetic m, double x) {
      return x;
    }

    @Override
    double gradient(Arithmetic m, double y, double dy) {
      return dy;
    }
  },
  RELU {
    @Override
    double value(Arithmetic m, double x) {
      return x > 0 ? x : 0;
    }

    @Override
    double gradient(Arithmetic m, double y, double dy) {
      return m.multiply(dy, y > 0 ? 1 : 0);
    }

    @Override
    double distanceToKink(double[] input) {
      double distance = Double.POSITIVE_INFINITY;
      for (double x : input) {
        distance = Math.min(distance, Math.abs(x));
      }
      return distance;
    }
  },
  SIGMOID {
    @Override
    double value(Arithmetic m, double x) {
      return m.sigmoid(x);
    }

    @Override
    double gradient(Arithmetic m, double y, double dy) {
      return m.multiply(dy, m.multiply(y, m.subtract(1, y)));
    }
  },
  TANH {
    @Override
    double value(Arithmetic m, double x) {
      return m.tanh(x);
    }

    @Override
    double gradient(Arithmetic m, double y, double dy) {
      return m.multiply(dy, m.subtract(1, m.multiply(y, y)));
    }
  },
  SOFTMAX {
    @Override
    double[] forward(Arithmetic m, double[] input, int channels) {
      double[] output = new double[input.length];
      for (int from = 0; from < input.length; from += channels) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + channels; i++) {
          largest = Math.max(largest, input[i]);
        }
        double sum = 0;
        for (int i = from; i < from + channels; i++) {
          output[i] = m.exp(m.subtract(input[i], largest));
          sum = m.add(sum, output[i]);
        }
        for (int i = from; i < from + channels; i++) {
          output[i] = m.divide(output[i], sum);
        }
      }
      return output;
    }

    @Override
    double[] backward(Arithmetic m, double[] output, double[] doutput, int channels) {
      double[] dinput = new double[output.length];
      for (int from = 0; from < output.length; from += channels) {
        double sum = 0;
        for (int i = from; i < from + channels; i++) {
          sum = m.fma(output[i], doutput[i], sum);
        }
        for (int i = from; i < from + channels; i++) {
          dinput[i] = m.multiply(output[i], m.subtract(doutput[i], sum));
        }
      }
      return dinput;
    }
  };

  double[] forward(Arithmetic m, double[] input, int channels) {
    double[] output = new double[input.length];
    for (int i = 0; i < input.length; i++) {
      output[i] = value(m, input[i]);
    }
    return output;
  }

  double[] backward(Arithmetic m, double[] output, double[] doutput, int channels) {
    double[] dinput = new double[output.length];
    for (int i = 0; i < output.length; i++) {
      dinput[i] = gradient(m, output[i], doutput[i]);
    }
    return dinput;
  }

  double value(Arithmetic m, double x) {
    throw new UnsupportedOperationException(this + " is not elementwise");
  }

  /** The gradient by the argument, from the value and the gradient by the value. */
  double gradient(Arithmetic m, double y, double dy) {
    throw new UnsupportedOperationException(this + " is not elementwise");
  }

  double distanceToKink(double[] input) {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
