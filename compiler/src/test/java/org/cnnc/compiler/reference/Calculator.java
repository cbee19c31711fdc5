package org.cnnc.compiler.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes values while compiling: whole numbers and reals of 64 bits. */
final class Calculator {
  private final Scope scope;

  /** The names an expression sees. */
  interface Scope {
    /** The value of that name. */
    Optional<Object> value(String name);

    /** The answer to a question, such as {@code channels(x)}. */
    default Optional<Object> answer(Expression.Call call) {
      return Optional.empty();
    }
  }

  Calculator(Scope scope) {
    this.scope = scope;
  }

  Object of(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal.value();
    } else if (expression instanceof Expression.Name name) {
      return scope.value(name.name()).orElseGet(() -> new Value.Word(name.name()));
    } else if (expression instanceof Expression.Items items) {
      return items.values().stream().map(this::of).toList();
    } else if (expression instanceof Expression.Call call) {
      return scope.answer(call).orElseGet(() -> called(call));
    } else if (expression instanceof Expression.Unary unary) {
      return unary(unary.operator(), of(unary.operand()));
    }
    Expression.Binary binary = (Expression.Binary) expression;
    Object left = of(binary.left());
    boolean decided =
        binary.operator().equals("and") && !truth(left)
            || binary.operator().equals("or") && truth(left);
    return decided ? left : binary(binary.operator(), left, of(binary.right()));
  }

  Value.Called called(Expression.Call call) {
    List<Value.Given> arguments = new ArrayList<>();
    for (Expression.Argument argument : call.arguments()) {
      arguments.add(new Value.Given(argument.name(), of(argument.value())));
    }
    return new Value.Called(call.name(), arguments);
  }

  /** A whole number. */
  long whole(Expression expression) {
    return Unsuitable.unless(of(expression), Long.class);
  }

  /** Whether a condition holds. */
  boolean holds(Expression expression) {
    return truth(of(expression));
  }

  private static boolean truth(Object value) {
    return Unsuitable.unless(value, Boolean.class);
  }

  private static Object unary(String operator, Object value) {
    if (operator.equals("not")) {
      return !truth(value);
    }
    if (operator.equals("+")) {
      return value;
    }
    return value instanceof Long whole ? (Object) (-whole) : (Object) (-number(value));
  }

  private static Object binary(String operator, Object a, Object b) {
    return switch (operator) {
      case "and", "or" -> truth(b);
      case "==" -> same(a, b);
      case "!=" -> !same(a, b);
      case "<" -> compare(a, b) < 0;
      case "<=" -> compare(a, b) <= 0;
      case ">" -> compare(a, b) > 0;
      case ">=" -> compare(a, b) >= 0;
      default -> a instanceof List<?> || b instanceof List<?> ? list(a, b) : number(operator, a, b);
    };
  }

  private static boolean same(Object a, Object b) {
    return isNumber(a) && isNumber(b) ? number(a) == number(b) : a.equals(b);
  }

  private static int compare(Object a, Object b) {
    return Double.compare(number(a), number(b));
  }

  /** A list and a list are joined, a list and a number repeated. */
  private static List<Object> list(Object a, Object b) {
    List<Object> all = new ArrayList<>();
    if (a instanceof List<?> first && b instanceof List<?> second) {
      all.addAll(first);
      all.addAll(second);
      return all;
    }
    List<?> list = a instanceof List<?> first ? first : (List<?>) b;
    long times = Unsuitable.unless(a instanceof List<?> ? b : a, Long.class);
    for (long i = 0; i < times; i++) {
      all.addAll(list);
    }
    return all;
  }

  private static Object number(String operator, Object a, Object b) {
    boolean divides = operator.equals("/") || operator.equals("//") || operator.equals("%");
    Unsuitable.require(!divides || number(b) != 0, "division by zero");
    boolean stays = !operator.equals("/") && !(operator.equals("**") && number(b) < 0);
    return a instanceof Long x && b instanceof Long y && stays
        ? (Object) whole(operator, x, y)
        : (Object) real(operator, number(a), number(b));
  }

  private static long whole(String operator, long a, long b) {
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "//" -> Math.floorDiv(a, b);
      case "%" -> Math.floorMod(a, b);
      default -> (long) StrictMath.pow(a, b);
    };
  }

  private static double real(String operator, double a, double b) {
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

  static boolean isNumber(Object value) {
    return value instanceof Long || value instanceof Double;
  }

  static double number(Object value) {
    return Unsuitable.unless(value, Number.class).doubleValue();
  }
}
