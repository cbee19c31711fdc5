package org.cnnc.compiler.evaluate;

import java.util.function.LongSupplier;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.word.Value;

/** The operators of the language on values: whole numbers of 64 bits, reals of 64 bits. */
final class Arithmetic {
  private Arithmetic() {}

  static Value unary(String operator, Value operand, Span span) {
    if (operator.equals("not")) {
      return new Value.Bool(!bool(operator, operand), span);
    }
    if (operand instanceof Value.Whole whole) {
      return new Value.Whole(
          operator.equals("-") ? exact(span, () -> Math.negateExact(whole.value())) : whole.value(),
          span);
    }
    double number = number(operator, operand);
    return new Value.Real(operator.equals("-") ? -number : number, span);
  }

  /** Whether the left side of {@code and} or {@code or} is the result already. */
  static boolean decides(String operator, Value left) {
    return switch (operator) {
      case "and" -> !bool(operator, left);
      case "or" -> bool(operator, left);
      default -> false;
    };
  }

  static Value binary(String operator, Value left, Value right, Span span) {
    return switch (operator) {
      case "and", "or" -> new Value.Bool(bool(operator, right), span);
      case "==", "!=" -> new Value.Bool(same(left, right) == operator.equals("=="), span);
      case "<", "<=", ">", ">=" -> new Value.Bool(compare(operator, left, right), span);
      default ->
          left instanceof Value.Items || right instanceof Value.Items
              ? Lists.binary(operator, left, right, span)
              : numeric(operator, left, right, span);
    };
  }

  private static Value numeric(String operator, Value left, Value right, Span span) {
    double a = number(operator, left);
    double b = number(operator, right);
    if ("/".equals(operator) || "//".equals(operator) || "%".equals(operator)) {
      requireNotZero(b, right);
    }
    boolean whole = left instanceof Value.Whole && right instanceof Value.Whole;
    return whole && !operator.equals("/") && !(operator.equals("**") && b < 0)
        ? new Value.Whole(
            whole(operator, ((Value.Whole) left).value(), ((Value.Whole) right).value(), span),
            span)
        : new Value.Real(real(operator, a, b, span), span);
  }

  private static long whole(String operator, long a, long b, Span span) {
    return exact(
        span,
        () ->
            switch (operator) {
              case "+" -> Math.addExact(a, b);
              case "-" -> Math.subtractExact(a, b);
              case "*" -> Math.multiplyExact(a, b);
              case "//" -> Math.floorDiv(a, b);
              case "%" -> Math.floorMod(a, b);
              default -> power(a, b);
            });
  }

  /** By squaring, so that an exponent of 10^18 takes 60 steps, not 10^18. */
  private static long power(long base, long exponent) {
    if (exponent == 0) {
      return 1;
    }
    long half = power(base, exponent / 2);
    long square = Math.multiplyExact(half, half);
    return exponent % 2 == 0 ? square : Math.multiplyExact(square, base);
  }

  private static double real(String operator, double a, double b, Span span) {
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "//" -> Math.floor(a / b);
      case "%" -> a - b * Math.floor(a / b);
      default -> StrictMath.pow(a, b);
    };
  }

  private static boolean compare(String operator, Value left, Value right) {
    int order =
        left instanceof Value.Whole a && right instanceof Value.Whole b
            ? Long.compare(a.value(), b.value())
            : Double.compare(number(operator, left), number(operator, right));
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  static boolean same(Value left, Value right) {
    if (isNumber(left) && isNumber(right)) {
      return number("==", left) == number("==", right);
    }
    if (left instanceof Value.Items a && right instanceof Value.Items b) {
      return Lists.same(a, b);
    }
    return left.at(right.span()).equals(right);
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Whole || value instanceof Value.Real;
  }

  private static double number(String operator, Value value) {
    if (value instanceof Value.Whole whole) {
      return whole.value();
    }
    if (value instanceof Value.Real real) {
      return real.value();
    }
    throw wrongOperand(operator, "numbers", value);
  }

  private static boolean bool(String operator, Value value) {
    if (value instanceof Value.Bool bool) {
      return bool.value();
    }
    throw wrongOperand(operator, "`true` or `false`", value);
  }

  static Refusal wrongOperand(String operator, String takes, Value value) {
    String message = "`" + operator + "` takes " + takes + ", not " + value.description() + ".";
    return new Refusal(Diagnostic.error("wrong-type", value.span(), message));
  }

  private static void requireNotZero(double divisor, Value value) {
    if (divisor == 0) {
      throw new Refusal(
          Diagnostic.error("division-by-zero", value.span(), "Division by zero.")
              .withHint("Divide by another number."));
    }
  }

  private static long exact(Span span, LongSupplier computation) {
    try {
      return computation.getAsLong();
    } catch (ArithmeticException e) {
      throw new Refusal(
          Diagnostic.error(
              "number-too-large", span, "The result does not fit in a whole number of 64 bits."));
    }
  }
}
