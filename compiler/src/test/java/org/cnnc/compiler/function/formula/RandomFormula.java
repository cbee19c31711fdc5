package org.cnnc.compiler.function.formula;

import java.util.List;
import java.util.SplittableRandom;
import org.cnnc.compiler.function.formula.Formula.Binary;
import org.cnnc.compiler.function.formula.Formula.Call;
import org.cnnc.compiler.function.formula.Formula.Number;
import org.cnnc.compiler.function.formula.Formula.Variable;
import org.cnnc.compiler.kernel.Expr.Comparison;

/** Formulas of {@code x} and {@code y} that have a value of moderate size everywhere. */
public final class RandomFormula {
  private static final List<Operator> PLAIN =
      List.of(Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.MIN, Operator.MAX);
  private static final List<Elementary> TOTAL =
      List.of(
          Elementary.ABS,
          Elementary.SIN,
          Elementary.COS,
          Elementary.TANH,
          Elementary.SIGMOID,
          Elementary.RELU,
          Elementary.SOFTPLUS);
  private static final List<Elementary> OF_POSITIVE =
      List.of(Elementary.EXP, Elementary.LOG, Elementary.SQRT);

  private final SplittableRandom random;

  public RandomFormula(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A formula as it might be written, nothing in it computed yet. */
  public Formula next(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> new Binary(pick(PLAIN), next(depth - 1), next(depth - 1));
      case 4, 5 -> new Call(pick(TOTAL), next(depth - 1));
      case 6 -> new Call(pick(OF_POSITIVE), positive(depth - 1));
      case 7 -> new Binary(Operator.DIVIDE, next(depth - 1), positive(depth - 1));
      case 8 -> new Binary(Operator.POWER, next(depth - 1), new Number(random.nextInt(4)));
      case 9 -> new Binary(Operator.POWER, positive(depth - 1), exponent(depth));
      case 10 -> new Formula.Negative(next(depth - 1));
      default -> new Formula.Where(condition(depth - 1), next(depth - 1), next(depth - 1));
    };
  }

  private Formula leaf() {
    return switch (random.nextInt(4)) {
      case 0 -> new Number(random.nextInt(-4, 5) / 2.0);
      case 1 -> new Variable("y");
      default -> new Variable("x");
    };
  }

  /** From 0.5 to 2.5. */
  private Formula positive(int depth) {
    return new Binary(
        Operator.ADD, new Number(1.5), new Call(Elementary.SIN, next(Math.max(0, depth - 1))));
  }

  private Formula exponent(int depth) {
    return random.nextBoolean()
        ? new Number(List.of(-3.0, -1.0, 0.5, 1.7).get(random.nextInt(4)))
        : new Call(Elementary.TANH, next(depth - 1));
  }

  private Condition condition(int depth) {
    Condition compare =
        new Condition.Compare(
            Comparison.values()[random.nextInt(4)], next(depth), next(Math.max(0, depth - 1)));
    return switch (random.nextInt(5)) {
      case 0 -> new Condition.Not(compare);
      case 1 -> new Condition.Both(random.nextBoolean(), compare, condition(depth));
      default -> compare;
    };
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
