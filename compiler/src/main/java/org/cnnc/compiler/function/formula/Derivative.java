package org.cnnc.compiler.function.formula;

import org.cnnc.compiler.function.formula.Formula.Binary;
import org.cnnc.compiler.function.formula.Formula.Call;
import org.cnnc.compiler.function.formula.Formula.Negative;
import org.cnnc.compiler.function.formula.Formula.Number;
import org.cnnc.compiler.function.formula.Formula.Variable;
import org.cnnc.compiler.function.formula.Formula.Where;
import org.cnnc.compiler.kernel.Expr.Comparison;

/**
 * The derivative by one variable, by the rules of calculus. At a kink it is the slope of one side:
 * {@code relu'(0) = 0} and {@code abs'(0) = 0}, a tie of {@code min} and {@code max} goes to the
 * first, {@code where} takes the branch that was chosen.
 */
public final class Derivative {
  private final String variable;

  private Derivative(String variable) {
    this.variable = variable;
  }

  /** The simplified derivative of a formula. */
  public static Formula of(Formula formula, String variable) {
    return Simplifier.simplify(new Derivative(variable).of(formula));
  }

  private Formula of(Formula formula) {
    if (!formula.dependsOn(variable)) {
      return Formula.ZERO;
    }
    if (formula instanceof Variable) {
      return Formula.ONE;
    } else if (formula instanceof Negative negative) {
      return RealAlgebra.negate(of(negative.a()));
    } else if (formula instanceof Call call) {
      return RealAlgebra.multiply(call.function().slope(call.a()), of(call.a()));
    } else if (formula instanceof Where where) {
      return Algebra.where(where.condition(), of(where.then()), of(where.otherwise()));
    }
    Binary binary = (Binary) formula;
    return binary(binary.operator(), binary.a(), binary.b());
  }

  private Formula binary(Operator operator, Formula a, Formula b) {
    return switch (operator) {
      case ADD -> RealAlgebra.add(of(a), of(b));
      case SUBTRACT -> RealAlgebra.subtract(of(a), of(b));
      case MULTIPLY ->
          RealAlgebra.add(RealAlgebra.multiply(of(a), b), RealAlgebra.multiply(a, of(b)));
      case DIVIDE -> quotient(a, b);
      case POWER -> power(a, b);
      case MIN -> chosen(Comparison.LESS_OR_EQUAL, a, b);
      case MAX -> chosen(Comparison.GREATER_OR_EQUAL, a, b);
    };
  }

  private Formula quotient(Formula a, Formula b) {
    if (!b.dependsOn(variable)) {
      return RealAlgebra.divide(of(a), b);
    }
    Formula numerator =
        RealAlgebra.subtract(RealAlgebra.multiply(of(a), b), RealAlgebra.multiply(a, of(b)));
    return RealAlgebra.divide(numerator, Algebra.power(b, new Number(2)));
  }

  /** {@code b a^(b-1) a' + a^b log(a) b'}. */
  private Formula power(Formula a, Formula b) {
    Formula byBase =
        RealAlgebra.multiply(
            RealAlgebra.multiply(b, Algebra.power(a, RealAlgebra.subtract(b, Formula.ONE))), of(a));
    Formula byExponent =
        RealAlgebra.multiply(
            RealAlgebra.multiply(Algebra.power(a, b), Algebra.call(Elementary.LOG, a)), of(b));
    return RealAlgebra.add(byBase, byExponent);
  }

  private Formula chosen(Comparison first, Formula a, Formula b) {
    return Algebra.where(new Condition.Compare(first, a, b), of(a), of(b));
  }
}
