package org.cnnc.compiler.function.formula;

import org.cnnc.compiler.function.formula.Formula.Binary;
import org.cnnc.compiler.function.formula.Formula.Negative;
import org.cnnc.compiler.function.formula.Formula.Number;

/**
 * Makes formulas, and none that says more than it has to: numbers are computed in 64 bits, ones
 * left out, signs joined. In float32 too the result is to the bit that of the operation asked for,
 * infinities and the sign of zero included, so functions keep the order in which the file writes
 * them.
 */
public final class Algebra {
  private Algebra() {}

  public static Formula add(Formula a, Formula b) {
    if (b instanceof Negative negative) {
      return subtract(a, negative.a());
    }
    if (b instanceof Number number && number.value() < 0 && !(a instanceof Number)) {
      return subtract(a, new Number(-number.value()));
    }
    return a instanceof Negative negative ? subtract(b, negative.a()) : folded(Operator.ADD, a, b);
  }

  public static Formula subtract(Formula a, Formula b) {
    if (b instanceof Negative negative) {
      return add(a, negative.a());
    }
    if (b instanceof Number number && number.value() < 0 && !(a instanceof Number)) {
      return add(a, new Number(-number.value()));
    }
    return folded(Operator.SUBTRACT, a, b);
  }

  public static Formula multiply(Formula a, Formula b) {
    if (is(a, 1)) {
      return b;
    }
    if (is(b, 1)) {
      return a;
    }
    if (is(a, -1)) {
      return negate(b);
    }
    if (is(b, -1)) {
      return negate(a);
    }
    if (a instanceof Negative negative) {
      return negate(multiply(negative.a(), b));
    }
    return b instanceof Negative negative
        ? negate(multiply(a, negative.a()))
        : folded(Operator.MULTIPLY, a, b);
  }

  public static Formula divide(Formula a, Formula b) {
    if (is(b, 1)) {
      return a;
    }
    if (a instanceof Negative negative) {
      return negate(divide(negative.a(), b));
    }
    return b instanceof Negative negative
        ? negate(divide(a, negative.a()))
        : folded(Operator.DIVIDE, a, b);
  }

  public static Formula power(Formula a, Formula b) {
    if (is(b, 0)) {
      return Formula.ONE;
    }
    return is(b, 1) ? a : folded(Operator.POWER, a, b);
  }

  public static Formula min(Formula a, Formula b) {
    return a.equals(b) ? a : folded(Operator.MIN, a, b);
  }

  public static Formula max(Formula a, Formula b) {
    return a.equals(b) ? a : folded(Operator.MAX, a, b);
  }

  public static Formula negate(Formula a) {
    if (a instanceof Number number) {
      return new Number(-number.value());
    }
    return a instanceof Negative negative ? negative.a() : new Negative(a);
  }

  public static Formula call(Elementary function, Formula a) {
    if (a instanceof Number number && Double.isFinite(function.of(number.value()))) {
      return new Number(function.of(number.value()));
    }
    return new Formula.Call(function, a);
  }

  public static Formula where(Condition condition, Formula then, Formula otherwise) {
    if (then.equals(otherwise)) {
      return then;
    }
    return condition
        .known()
        .map(holds -> holds ? then : otherwise)
        .orElseGet(() -> new Formula.Where(condition, then, otherwise));
  }

  /** What has no finite value stays, and is infinite or no number when it runs. */
  private static Formula folded(Operator operator, Formula a, Formula b) {
    if (a instanceof Number left && b instanceof Number right) {
      double value = operator.of(left.value(), right.value());
      if (Double.isFinite(value)) {
        return new Number(value);
      }
    }
    return new Binary(operator, a, b);
  }

  static boolean is(Formula formula, double value) {
    return formula instanceof Number number && number.value() == value;
  }
}
