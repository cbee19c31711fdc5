package org.cnnc.compiler.naive;

import org.cnnc.runtime.Functions;

/**
 * The operations the naive layers use, so that one set of loops serves two precisions. Values are
 * carried in doubles either way.
 */
public enum Arithmetic {
  /** What generated code computes with: every operation rounds to float32. */
  FLOAT32 {
    @Override
    public double round(double value) {
      return (float) value;
    }

    @Override
    public double fma(double a, double b, double c) {
      return Math.fma((float) a, (float) b, (float) c);
    }

    @Override
    public double exp(double x) {
      return Functions.exp((float) x);
    }

    @Override
    public double tanh(double x) {
      return Functions.tanh((float) x);
    }

    @Override
    public double sigmoid(double x) {
      return Functions.sigmoid((float) x);
    }
  },

  /** Enough digits for central differences. */
  FLOAT64 {
    @Override
    public double round(double value) {
      return value;
    }

    @Override
    public double fma(double a, double b, double c) {
      return a * b + c;
    }

    @Override
    public double exp(double x) {
      return Math.exp(x);
    }

    @Override
    public double tanh(double x) {
      return Math.tanh(x);
    }

    @Override
    public double sigmoid(double x) {
      return 1 / (1 + Math.exp(-x));
    }
  };

  /**
   * Rounds the result of one operation on rounded values: the double result of +, -, x and / on
   * floats, rounded again, is what float arithmetic gives.
   */
  public abstract double round(double value);

  public abstract double fma(double a, double b, double c);

  public abstract double exp(double x);

  public abstract double tanh(double x);

  public abstract double sigmoid(double x);

  public final double add(double a, double b) {
    return round(a + b);
  }

  public final double subtract(double a, double b) {
    return round(a - b);
  }

  public final double multiply(double a, double b) {
    return round(a * b);
  }

  public final double divide(double a, double b) {
    return round(a / b);
  }
}
