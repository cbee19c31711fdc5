package org.cnnc.compiler.function.formula;

import java.util.Map;

/** Values of formulas in float64. */
public final class FormulaValue {
  private final Map<String, Double> variables;

  private FormulaValue(Map<String, Double> variables) {
    this.variables = variables;
  }

  public static double of(Formula formula, Map<String, Double> variables) {
    return new FormulaValue(variables).of(formula);
  }

  private double of(Formula formula) {
    if (formula instanceof Formula.Number number) {
      return number.value();
    } else if (formula instanceof Formula.Variable variable) {
      return variables.get(variable.name());
    } else if (formula instanceof Formula.Negative negative) {
      return -of(negative.a());
    } else if (formula instanceof Formula.Call call) {
      return call.function().of(of(call.a()));
    } else if (formula instanceof Formula.Where where) {
      return holds(where.condition()) ? of(where.then()) : of(where.otherwise());
    }
    Formula.Binary binary = (Formula.Binary) formula;
    return binary.operator().of(of(binary.a()), of(binary.b()));
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
