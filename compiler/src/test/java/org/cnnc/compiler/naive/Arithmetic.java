package org.cnnc.compiler.naive;

import org.cnnc.runtime.Functions;

/**
 * The operations the naive layers use, so that one set of loops serves two precisions. Values are
 * carried in doubles either way.
 */
enum Arithmetic {
  /** What generated code computes with: every operation rounds to float32. */
  FLOAT32 {
    @Override
    double round(double value) {
      return (float) value;
    }

    @Override
    double fma(double a, double b, double c) {
      return Math.fma((float) a, (float) b, (float) c);
    }

    @Override
    double exp(double x) {
      return Functions.exp((float) x);
    }

    @Override
    double tanh(double x) {
      return Functions.tanh((float) x);
    }

    @Override
    double sigmoid(double x) {
      return Functions.sigmoid((float) x);
    }
  },

  /** Enough digits for central differences. */
  FLOAT64 {
    @Override
    double round(double value) {
      return value;
    }

    @Override
    double fma(double a, double b, double c) {
      return a * b + c;
    }

    @Override
    double exp(double x) {
      return Math.exp(x);
    }

    @Override
    double tanh(double x) {
      return Math.tanh(x);
    }

    @Override
    double sigmoid(double x) {
      return 1 / (1 + Math.exp(-x));
    }
  };

  /**
   * Rounds the result of one operation on rounded values: the double result of +, -, x and / on
   * floats, rounded again, is what float arithmetic gives.
   */
  abstract double round(double value);

  abstract double fma(double a, double b, double c);

  abstract double exp(double x);

  abstract double tanh(double x);

  abstract double sigmoid(double x);

  final double add(double a, double b) {
    return round(a + b);
  }

  final double subtract(double a, double b) {
    return round(a - b);
  }

  final double multiply(double a, double b) {
    return round(a * b);
  }

  final double divide(double a, double b) {
    return round(a / b);
  }
}
