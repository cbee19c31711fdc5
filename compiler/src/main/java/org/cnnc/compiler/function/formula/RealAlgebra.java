package org.cnnc.compiler.function.formula;

import org.cnnc.compiler.function.formula.Formula.Binary;
import org.cnnc.compiler.function.formula.Formula.Negative;

/**
 * Makes the formulas of derivatives, by what holds for real numbers besides {@link Algebra}: a zero
 * is left out of a sum, and makes a product zero. Infinities and the sign of zero may differ.
 */
final class RealAlgebra {
  private RealAlgebra() {}

  static Formula add(Formula a, Formula b) {
    if (Algebra.is(a, 0)) {
      return b;
    }
    return Algebra.is(b, 0) ? a : shorter(Algebra.add(a, b));
  }

  static Formula subtract(Formula a, Formula b) {
    if (Algebra.is(a, 0)) {
      return negate(b);
    }
    return Algebra.is(b, 0) ? a : shorter(Algebra.subtract(a, b));
  }

  static Formula multiply(Formula a, Formula b) {
    return Algebra.is(a, 0) || Algebra.is(b, 0) ? Formula.ZERO : shorter(Algebra.multiply(a, b));
  }

  static Formula divide(Formula a, Formula b) {
    return Algebra.is(a, 0) && !Algebra.is(b, 0) ? Formula.ZERO : shorter(Algebra.divide(a, b));
  }

  static Formula negate(Formula a) {
    return shorter(Algebra.negate(a));
  }

  /** {@code b - a} for {@code -(a - b)}, and no zero with a sign: it would be written as one. */
  private static Formula shorter(Formula formula) {
    if (Algebra.is(formula, 0)) {
      return Formula.ZERO;
    }
    return formula instanceof Negative negative
            && negative.a() instanceof Binary binary
            && binary.operator() == Operator.SUBTRACT
        ? subtract(binary.b(), binary.a())
        : formula;
  }
}
