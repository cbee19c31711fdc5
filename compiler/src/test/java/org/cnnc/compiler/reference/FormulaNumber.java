package org.cnnc.compiler.reference;

import java.util.Map;
import org.cnnc.compiler.function.formula.Condition;
import org.cnnc.compiler.function.formula.Formula;
import org.cnnc.compiler.naive.Arithmetic;

/** The number that a formula, such as a derivative, comes to for one element. */
final class FormulaNumber {
  private final Arithmetic m;
  private final Map<String, Double> variables;

  FormulaNumber(Arithmetic m, Map<String, Double> variables) {
    this.m = m;
    this.variables = variables;
  }

  double of(Formula formula) {
    if (formula instanceof Formula.Number number) {
      return m.round(number.value());
    } else if (formula instanceof Formula.Variable variable) {
      return variables.get(variable.name());
    } else if (formula instanceof Formula.Negative negative) {
      return -of(negative.a());
    } else if (formula instanceof Formula.Call call) {
      return ElementaryNumber.of(m, call.function(), of(call.a()));
    } else if (formula instanceof Formula.Where where) {
      return of(holds(where.condition()) ? where.then() : where.otherwise());
    }
    Formula.Binary binary = (Formula.Binary) formula;
    double a = of(binary.a());
    double b = of(binary.b());
    return switch (binary.operator()) {
      case ADD -> m.add(a, b);
      case SUBTRACT -> m.subtract(a, b);
      case MULTIPLY -> m.multiply(a, b);
      case DIVIDE -> m.divide(a, b);
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case POWER ->
          binary.b() instanceof Formula.Number known
              ? ElementaryNumber.power(m, a, known.value(), true)
              : ElementaryNumber.power(m, a, b, false);
    };
  }

  private boolean holds(Condition condition) {
    if (condition instanceof Condition.Compare compare) {
      return compare.comparison().holds(of(compare.a()), of(compare.b()));
    } else if (condition instanceof Condition.Not not) {
      return !holds(not.a());
    }
    Condition.Both both = (Condition.Both) condition;
    return both.and() ? holds(both.a()) && holds(both.b()) : holds(both.a()) || holds(both.b());
  }
}
