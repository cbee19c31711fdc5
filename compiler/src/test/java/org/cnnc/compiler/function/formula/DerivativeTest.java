package org.cnnc.compiler.function.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cnnc.compiler.function.formula.Formula.Binary;
import org.cnnc.compiler.function.formula.Formula.Call;
import org.cnnc.compiler.function.formula.Formula.Number;
import org.cnnc.compiler.function.formula.Formula.Variable;
import org.junit.jupiter.api.Test;

class DerivativeTest {
  private static final int FORMULAS = 500;
  private static final double STEP = 1e-5;
  private static final Formula X = new Variable("x");
  private static final Formula Y = new Variable("y");

  @Test
  void derivativesAreTheSlopesOfRandomFormulas() {
    int compared = 0;
    for (int seed = 0; seed < FORMULAS; seed++) {
      Formula formula = new RandomFormula(seed).next(4);
      SplittableRandom random = new SplittableRandom(seed);
      for (String variable : List.of("x", "y")) {
        Formula derivative = Derivative.of(formula, variable);
        for (int point = 0; point < 4; point++) {
          double x = random.nextDouble(-2, 2);
          double y = random.nextDouble(-2, 2);
          compared += compare(formula, derivative, variable, Map.of("x", x, "y", y)) ? 1 : 0;
        }
      }
    }
    assertThat(compared).as("points away from kinks").isGreaterThan(FORMULAS * 8 * 9 / 10);
  }

  /** False if the formula bends or jumps so near that its differences are no slope. */
  private static boolean compare(
      Formula formula, Formula derivative, String variable, Map<String, Double> at) {
    double wide = difference(formula, variable, at, STEP);
    double narrow = difference(formula, variable, at, STEP / 4);
    double slope = FormulaValue.of(derivative, at);
    double size = 1 + Math.abs(narrow) + Math.abs(FormulaValue.of(formula, at));
    if (!(Math.abs(wide - narrow) <= 1e-5 * size)) {
      return false;
    }
    assertThat(slope)
        .as("d/d%s of %s at %s: %s", variable, FormulaText.of(formula), at, derivative)
        .isCloseTo(narrow, within(1e-4 * size));
    return true;
  }

  private static double difference(
      Formula formula, String variable, Map<String, Double> at, double step) {
    return (FormulaValue.of(formula, moved(at, variable, step))
            - FormulaValue.of(formula, moved(at, variable, -step)))
        / (2 * step);
  }

  private static Map<String, Double> moved(
      Map<String, Double> at, String variable, double distance) {
    double x = at.get("x") + (variable.equals("x") ? distance : 0);
    double y = at.get("y") + (variable.equals("y") ? distance : 0);
    return Map.of("x", x, "y", y);
  }

  @Test
  void aKinkHasTheSlopeOfOneSide() {
    assertThat(slopeAtZero(new Call(Elementary.RELU, X))).isZero();
    assertThat(slopeAtZero(new Call(Elementary.ABS, X))).isZero();
    Formula twice = new Binary(Operator.MULTIPLY, new Number(2), X);
    assertThat(slopeAtZero(new Binary(Operator.MIN, X, twice))).isEqualTo(1);
    assertThat(slopeAtZero(new Binary(Operator.MIN, twice, X))).isEqualTo(2);
    assertThat(slopeAtZero(new Binary(Operator.MAX, X, twice))).isEqualTo(1);
    assertThat(slopeAtZero(new Binary(Operator.MAX, twice, X))).isEqualTo(2);
  }

  private static double slopeAtZero(Formula formula) {
    return FormulaValue.of(Derivative.of(formula, "x"), Map.of("x", 0.0));
  }

  @Test
  void derivativesAreShort() {
    Formula square = new Binary(Operator.POWER, X, new Number(2));
    Formula cube = new Binary(Operator.POWER, X, new Number(3));
    Formula product = new Binary(Operator.MULTIPLY, square, X);
    Formula sum = new Binary(Operator.ADD, product, new Binary(Operator.MULTIPLY, X, Y));

    assertThat(text(cube)).isEqualTo("3*x**2");
    assertThat(text(product)).isEqualTo("3*x**2");
    assertThat(text(sum)).isEqualTo("3*x**2 + y");
    assertThat(text(new Binary(Operator.DIVIDE, new Number(1), X))).isEqualTo("-1/x**2");
    assertThat(text(new Call(Elementary.EXP, new Formula.Negative(square))))
        .isEqualTo("-2*exp(-x**2)*x");
    assertThat(text(new Call(Elementary.LOG, X))).isEqualTo("1/x");
    assertThat(text(new Call(Elementary.TANH, X))).isEqualTo("1 - tanh(x)**2");
    assertThat(text(Y)).isEqualTo("0");
  }

  private static String text(Formula formula) {
    return FormulaText.of(Derivative.of(formula, "x"));
  }
}
