package org.cnnc.compiler.function.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** The functions of one number that the language knows, and two more for their derivatives. */
public enum Elementary {
  EXP(StrictMath::exp, Elementary::exp),
  LOG(StrictMath::log, a -> RealAlgebra.divide(Formula.ONE, a)),
  SQRT(StrictMath::sqrt, Elementary::sqrtSlope),
  ABS(StrictMath::abs, Elementary::sign),
  SIN(StrictMath::sin, Elementary::cos),
  COS(StrictMath::cos, Elementary::cosSlope),
  TANH(StrictMath::tanh, Elementary::tanhSlope),
  SIGMOID(Elementary::sigmoid, Elementary::sigmoidSlope),
  RELU(a -> Math.max(a, 0), Elementary::step),
  SOFTPLUS(Elementary::softplus, Elementary::sigmoid),
  /** 1, 0 or -1, as its argument is above, at or below 0. */
  SIGN(Math::signum, a -> Formula.ZERO),
  /** 1 above 0, else 0. */
  STEP(a -> a > 0 ? 1 : 0, a -> Formula.ZERO);

  private static final List<Elementary> OWN = List.of(SIGN, STEP);

  private final DoubleUnaryOperator value;
  private final UnaryOperator<Formula> slope;

  Elementary(DoubleUnaryOperator value, UnaryOperator<Formula> slope) {
    this.value = value;
    this.slope = slope;
  }

  /** The function a file names so. */
  public static Optional<Elementary> named(String name) {
    return Arrays.stream(values())
        .filter(function -> function.word().equals(name) && !OWN.contains(function))
        .findFirst();
  }

  /** The names a file may use. */
  public static List<String> names() {
    return Arrays.stream(values())
        .filter(function -> !OWN.contains(function))
        .map(Elementary::word)
        .toList();
  }

  /** As the language and the runtime's {@code Functions} spell it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its value. */
  public double of(double a) {
    return value.applyAsDouble(a);
  }

  /** Its derivative where the argument is. */
  public Formula slope(Formula a) {
    return slope.apply(a);
  }

  private static double sigmoid(double a) {
    return 1 / (1 + StrictMath.exp(-a));
  }

  private static double softplus(double a) {
    return Math.max(a, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(a)));
  }

  private static Formula exp(Formula a) {
    return Algebra.call(EXP, a);
  }

  private static Formula sqrtSlope(Formula a) {
    return RealAlgebra.divide(new Formula.Number(0.5), Algebra.call(SQRT, a));
  }

  private static Formula sign(Formula a) {
    return Algebra.call(SIGN, a);
  }

  private static Formula cos(Formula a) {
    return Algebra.call(COS, a);
  }

  private static Formula cosSlope(Formula a) {
    return RealAlgebra.negate(Algebra.call(SIN, a));
  }

  private static Formula tanhSlope(Formula a) {
    return oneMinus(Algebra.power(Algebra.call(TANH, a), new Formula.Number(2)));
  }

  private static Formula sigmoid(Formula a) {
    return Algebra.call(SIGMOID, a);
  }

  private static Formula sigmoidSlope(Formula a) {
    return RealAlgebra.multiply(sigmoid(a), oneMinus(sigmoid(a)));
  }

  private static Formula step(Formula a) {
    return Algebra.call(STEP, a);
  }

  private static Formula oneMinus(Formula a) {
    return RealAlgebra.subtract(Formula.ONE, a);
  }
}
