package org.cnnc.compiler.reference;

import org.cnnc.compiler.function.formula.Elementary;
import org.cnnc.compiler.naive.Arithmetic;
import org.cnnc.runtime.Functions;

/** The language's own functions of one number, and powers, in either precision. */
final class ElementaryNumber {
  private ElementaryNumber() {}

  static double of(Arithmetic m, Elementary function, double x) {
    return m == Arithmetic.FLOAT64 ? function.of(x) : ofFloat(function, (float) x);
  }

  private static float ofFloat(Elementary function, float x) {
    return switch (function) {
      case EXP -> Functions.exp(x);
      case LOG -> Functions.log(x);
      case SQRT -> Functions.sqrt(x);
      case ABS -> Math.abs(x);
      case SIN -> Functions.sin(x);
      case COS -> Functions.cos(x);
      case TANH -> Functions.tanh(x);
      case SIGMOID -> Functions.sigmoid(x);
      case RELU -> Math.max(x, 0);
      case SOFTPLUS -> Functions.softplus(x);
      case SIGN -> Math.signum(x);
      case STEP -> x > 0 ? 1 : 0;
    };
  }

  /** A whole exponent up to 64 stands for products, a half for the root. */
  static double power(Arithmetic m, double base, double exponent, boolean known) {
    if (known && exponent == 0.5) {
      return of(m, Elementary.SQRT, base);
    }
    if (known && exponent == Math.rint(exponent) && Math.abs(exponent) <= 64) {
      double product = product(m, base, (int) Math.abs(exponent));
      return exponent < 0 ? m.divide(1, product) : product;
    }
    return m == Arithmetic.FLOAT64
        ? StrictMath.pow(base, exponent)
        : Functions.pow((float) base, (float) exponent);
  }

  /** By squares, an odd factor last. */
  private static double product(Arithmetic m, double base, int times) {
    if (times == 0) {
      return 1;
    }
    if (times == 1) {
      return base;
    }
    if (times % 2 == 1) {
      return m.multiply(product(m, base, times - 1), base);
    }
    double half = product(m, base, times / 2);
    return m.multiply(half, half);
  }
}
