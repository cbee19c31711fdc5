package org.cnnc.compiler.function;

import java.util.List;
import org.cnnc.compiler.function.formula.Condition;
import org.cnnc.compiler.function.formula.Elementary;
import org.cnnc.compiler.function.formula.Formula;
import org.cnnc.compiler.function.formula.Formula.Binary;
import org.cnnc.compiler.function.formula.Formula.Negative;
import org.cnnc.compiler.function.formula.Formula.Number;
import org.cnnc.compiler.function.formula.Formula.Variable;
import org.cnnc.compiler.function.formula.Formula.Where;
import org.cnnc.compiler.function.formula.Operator;
import org.cnnc.compiler.kernel.Expr;

/** Turns a formula into operations of float32, each of which rounds once, in the written order. */
final class Lowering {
  /** Beyond it the products of a whole power would round more often than the power itself. */
  private static final int LARGEST_PRODUCT = 64;

  private Lowering() {}

  static Expr lower(Formula formula) {
    if (formula instanceof Number number) {
      return Expr.constant((float) number.value());
    } else if (formula instanceof Variable variable) {
      return new Expr.Parameter(variable.name());
    } else if (formula instanceof Negative negative) {
      return Expr.multiply(Expr.constant(-1), lower(negative.a()));
    } else if (formula instanceof Formula.Call call) {
      return call(call.function(), lower(call.a()));
    } else if (formula instanceof Where where) {
      return select(where.condition(), lower(where.then()), lower(where.otherwise()));
    }
    return binary((Binary) formula);
  }

  private static Expr call(Elementary function, Expr argument) {
    return function == Elementary.RELU
        ? Expr.max(argument, Expr.constant(0))
        : Expr.call(function.word(), argument);
  }

  private static Expr binary(Binary binary) {
    if (binary.operator() == Operator.POWER) {
      return power(lower(binary.a()), binary.b());
    }
    return new Expr.Binary(
        Expr.Operator.valueOf(binary.operator().name()), lower(binary.a()), lower(binary.b()));
  }

  private static Expr power(Expr base, Formula exponent) {
    if (exponent instanceof Number number) {
      double power = number.value();
      if (power == 0.5) {
        return Expr.call(Elementary.SQRT.word(), base);
      }
      if (power == Math.rint(power) && Math.abs(power) <= LARGEST_PRODUCT) {
        Expr product = product(base, (int) Math.abs(power));
        return power < 0 ? Expr.divide(Expr.constant(1), product) : product;
      }
    }
    return new Expr.Call("pow", List.of(base, lower(exponent)));
  }

  private static Expr product(Expr base, int times) {
    if (times == 1) {
      return base;
    }
    if (times % 2 == 1) {
      return Expr.multiply(product(base, times - 1), base);
    }
    Expr half = product(base, times / 2);
    return Expr.multiply(half, half);
  }

  private static Expr select(Condition condition, Expr then, Expr otherwise) {
    if (condition instanceof Condition.Not not) {
      return select(not.a(), otherwise, then);
    }
    if (condition instanceof Condition.Compare compare) {
      return new Expr.Select(
          compare.comparison(), lower(compare.a()), lower(compare.b()), then, otherwise);
    }
    return new Expr.Select(
        Expr.Comparison.GREATER, truth(condition), Expr.constant(0), then, otherwise);
  }

  /** 1 if the condition holds, else 0. */
  private static Expr truth(Condition condition) {
    if (condition instanceof Condition.Both both) {
      Expr.Operator operator = both.and() ? Expr.Operator.MIN : Expr.Operator.MAX;
      return new Expr.Binary(operator, truth(both.a()), truth(both.b()));
    }
    return select(condition, Expr.constant(1), Expr.constant(0));
  }
}
