package org.cnnc.compiler.function.formula;

import java.util.Locale;
import org.cnnc.compiler.function.formula.Formula.Binary;
import org.cnnc.compiler.function.formula.Formula.Call;
import org.cnnc.compiler.function.formula.Formula.Negative;
import org.cnnc.compiler.function.formula.Formula.Number;
import org.cnnc.compiler.function.formula.Formula.Variable;
import org.cnnc.compiler.function.formula.Formula.Where;
import org.cnnc.compiler.source.Decimal;

/** Writes formulas as the language does, with no bracket too many. */
public final class FormulaText {
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int SIGN = 3;
  private static final int POWER = 4;
  private static final int ATOM = 5;

  private FormulaText() {}

  /** {@code 3*x**2 + 2}. */
  public static String of(Formula formula) {
    return of(formula, SUM);
  }

  private static String of(Formula formula, int least) {
    if (formula instanceof Number number) {
      return bracketed(
          number(number.value()), Double.compare(number.value(), 0) < 0 ? SIGN : ATOM, least);
    } else if (formula instanceof Variable variable) {
      return variable.name();
    } else if (formula instanceof Negative negative) {
      return negative(negative.a(), least);
    } else if (formula instanceof Call call) {
      return call.function().word() + "(" + of(call.a()) + ")";
    } else if (formula instanceof Where where) {
      return "where(%s, %s, %s)"
          .formatted(of(where.condition(), 1), of(where.then()), of(where.otherwise()));
    }
    return binary((Binary) formula, least);
  }

  /** The sign of a product may stand before its first factor. */
  private static String negative(Formula a, int least) {
    boolean product =
        a instanceof Binary binary
            && (binary.operator() == Operator.MULTIPLY || binary.operator() == Operator.DIVIDE);
    int level = product ? PRODUCT : SIGN;
    return bracketed("-" + of(a, level), level, least);
  }

  private static String binary(Binary binary, int least) {
    Formula a = binary.a();
    Formula b = binary.b();
    return switch (binary.operator()) {
      case ADD -> bracketed(of(a, SUM) + " + " + of(b, PRODUCT), SUM, least);
      case SUBTRACT -> bracketed(of(a, SUM) + " - " + of(b, PRODUCT), SUM, least);
      case MULTIPLY -> bracketed(of(a, PRODUCT) + "*" + of(b, SIGN), PRODUCT, least);
      case DIVIDE -> bracketed(of(a, PRODUCT) + "/" + of(b, SIGN), PRODUCT, least);
      case POWER -> bracketed(of(a, ATOM) + "**" + of(b, POWER), POWER, least);
      case MIN, MAX ->
          binary.operator().name().toLowerCase(Locale.ROOT) + "(" + of(a) + ", " + of(b) + ")";
    };
  }

  /** {@code or} binds less than {@code and}, that less than {@code not}. */
  private static String of(Condition condition, int least) {
    if (condition instanceof Condition.Compare compare) {
      return of(compare.a()) + " " + compare.comparison().symbol() + " " + of(compare.b());
    }
    if (condition instanceof Condition.Not not) {
      return "not (" + of(not.a(), 1) + ")";
    }
    Condition.Both both = (Condition.Both) condition;
    int level = both.and() ? 2 : 1;
    String word = both.and() ? " and " : " or ";
    return bracketed(of(both.a(), level) + word + of(both.b(), level + 1), level, least);
  }

  private static String bracketed(String text, int level, int least) {
    return level < least ? "(" + text + ")" : text;
  }

  /** {@code 2} and {@code 0.5}, never {@code 2.0}. */
  public static String number(double value) {
    if (Double.compare(value, -0.0) == 0) {
      return "-0";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : Decimal.of(value).replace("E", "e").replace(".0e", "e");
  }
}
