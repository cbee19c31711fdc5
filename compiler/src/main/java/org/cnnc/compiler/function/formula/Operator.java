package org.cnnc.compiler.function.formula;

import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;

/** The operations on two numbers. */
public enum Operator {
  ADD((a, b) -> a + b, Algebra::add),
  SUBTRACT((a, b) -> a - b, Algebra::subtract),
  MULTIPLY((a, b) -> a * b, Algebra::multiply),
  DIVIDE((a, b) -> a / b, Algebra::divide),
  POWER(StrictMath::pow, Algebra::power),
  MIN(Math::min, Algebra::min),
  MAX(Math::max, Algebra::max);

  private final DoubleBinaryOperator value;
  private final BinaryOperator<Formula> formula;

  Operator(DoubleBinaryOperator value, BinaryOperator<Formula> formula) {
    this.value = value;
    this.formula = formula;
  }

  /** The result of two numbers. */
  public double of(double a, double b) {
    return value.applyAsDouble(a, b);
  }

  /** The operation on two formulas, as simple as {@link Algebra} makes it. */
  public Formula on(Formula a, Formula b) {
    return formula.apply(a, b);
  }
}
