package org.cnnc.compiler.function.formula;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cnnc.compiler.function.formula.Formula.Binary;
import org.cnnc.compiler.function.formula.Formula.Negative;
import org.cnnc.compiler.function.formula.Formula.Number;
import org.cnnc.compiler.function.formula.Formula.Where;

/**
 * Makes derivatives short: numbers of a product are joined, equal factors become powers, equal
 * terms of a sum are counted. The order of what stays is the order of its first appearance.
 */
final class Simplifier {
  private Simplifier() {}

  static Formula simplify(Formula formula) {
    if (formula instanceof Where where) {
      // The condition stays to the bit, so that both choose the same branch.
      return Algebra.where(where.condition(), simplify(where.then()), simplify(where.otherwise()));
    }
    Formula simple = formula.map(Simplifier::simplify);
    if (simple instanceof Binary binary) {
      return switch (binary.operator()) {
        case ADD, SUBTRACT -> new Terms(simple).sum();
        case MULTIPLY, DIVIDE -> new Factors(simple).product();
        default -> simple;
      };
    }
    return simple instanceof Negative ? new Factors(simple).product() : simple;
  }

  /** A sum taken apart: how often each term is in it. */
  private static final class Terms {
    private final Map<Formula, Double> counts = new LinkedHashMap<>();

    Terms(Formula sum) {
      add(sum, 1);
    }

    private void add(Formula formula, double times) {
      if (formula instanceof Binary binary && binary.operator() == Operator.ADD) {
        add(binary.a(), times);
        add(binary.b(), times);
      } else if (formula instanceof Binary binary && binary.operator() == Operator.SUBTRACT) {
        add(binary.a(), times);
        add(binary.b(), -times);
      } else if (formula instanceof Negative negative) {
        add(negative.a(), -times);
      } else {
        double number = number(formula);
        counts.merge(withoutNumber(formula), times * number, Double::sum);
      }
    }

    /** The number that a product begins with. */
    private static double number(Formula formula) {
      if (formula instanceof Number number) {
        return number.value();
      }
      return isProduct(formula) ? number(((Binary) formula).a()) : 1;
    }

    private static Formula withoutNumber(Formula formula) {
      if (formula instanceof Number) {
        return Formula.ONE;
      }
      return isProduct(formula)
          ? RealAlgebra.multiply(withoutNumber(((Binary) formula).a()), ((Binary) formula).b())
          : formula;
    }

    private static Formula withNumber(double number, Formula formula) {
      return isProduct(formula)
          ? RealAlgebra.multiply(withNumber(number, ((Binary) formula).a()), ((Binary) formula).b())
          : RealAlgebra.multiply(new Number(number), formula);
    }

    private static boolean isProduct(Formula formula) {
      return formula instanceof Binary binary && binary.operator() == Operator.MULTIPLY;
    }

    Formula sum() {
      Formula sum = Formula.ZERO;
      for (Map.Entry<Formula, Double> term : counts.entrySet()) {
        double times = term.getValue();
        if (times != 0) {
          Formula size = withNumber(Math.abs(times), term.getKey());
          sum = times < 0 ? RealAlgebra.subtract(sum, size) : RealAlgebra.add(sum, size);
        }
      }
      return sum;
    }
  }

  /** A product taken apart: its number, and how often each factor is above and below the line. */
  private static final class Factors {
    private final Map<Formula, Double> above = new LinkedHashMap<>();
    private final Map<Formula, Double> below = new LinkedHashMap<>();
    private double number = 1;
    private double divisor = 1;

    Factors(Formula product) {
      multiply(product, true);
    }

    private void multiply(Formula formula, boolean up) {
      if (formula instanceof Binary binary && binary.operator() == Operator.MULTIPLY) {
        multiply(binary.a(), up);
        multiply(binary.b(), up);
      } else if (formula instanceof Binary binary && binary.operator() == Operator.DIVIDE) {
        multiply(binary.a(), up);
        multiply(binary.b(), !up);
      } else if (formula instanceof Negative negative) {
        number = -number;
        multiply(negative.a(), up);
      } else if (formula instanceof Number constant) {
        number *= up ? constant.value() : 1;
        divisor *= up ? 1 : constant.value();
      } else if (formula instanceof Binary power
          && power.operator() == Operator.POWER
          && power.b() instanceof Number times
          && times.value() >= 1
          && times.value() == Math.rint(times.value())) {
        factors(up).merge(power.a(), times.value(), Double::sum);
      } else {
        factors(up).merge(formula, 1.0, Double::sum);
      }
    }

    private Map<Formula, Double> factors(boolean up) {
      return up ? above : below;
    }

    Formula product() {
      if (divisor != 0 && number % divisor == 0) {
        number /= divisor;
        divisor = 1;
      }
      // A sign alone belongs before the whole, where a sum takes it over.
      Formula numerator = product(number == -1 ? 1 : number, above);
      Formula quotient = RealAlgebra.divide(numerator, product(divisor, below));
      return number == -1 ? RealAlgebra.negate(quotient) : quotient;
    }

    private static Formula product(double number, Map<Formula, Double> factors) {
      Formula product = new Number(number);
      for (Map.Entry<Formula, Double> factor : factors.entrySet()) {
        Formula power = Algebra.power(factor.getKey(), new Number(factor.getValue()));
        product = RealAlgebra.multiply(product, power);
      }
      return product;
    }
  }
}
