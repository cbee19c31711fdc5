package org.cnnc.compiler.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.function.formula.Elementary;
import org.cnnc.compiler.naive.Arithmetic;

/** Computes the body of a function for one element, operation by operation as it is written. */
final class FunctionBody {
  private final Arithmetic m;
  private final Map<String, Program.Function> functions;
  private final Calculator.Scope constants;
  private final Map<String, Numeral> numbers;

  FunctionBody(
      Arithmetic m,
      Map<String, Program.Function> functions,
      Calculator.Scope constants,
      Map<String, Numeral> numbers) {
    this.m = m;
    this.functions = functions;
    this.constants = constants;
    this.numbers = numbers;
  }

  Numeral of(Expression body) {
    if (body instanceof Expression.Literal literal) {
      return new Numeral(Calculator.number(literal.value()), true);
    } else if (body instanceof Expression.Name name) {
      Numeral own = numbers.get(name.name());
      return own != null
          ? own
          : new Numeral(Calculator.number(constants.value(name.name()).orElseThrow()), true);
    } else if (body instanceof Expression.Unary unary) {
      Numeral a = of(unary.operand());
      return unary.operator().equals("-") ? new Numeral(-a.value(), a.constant()) : a;
    } else if (body instanceof Expression.Call call) {
      return call(call);
    }
    Expression.Binary binary = (Expression.Binary) body;
    return binary(binary.operator(), of(binary.left()), of(binary.right()));
  }

  private Numeral binary(String operator, Numeral a, Numeral b) {
    if (a.constant() && b.constant()) {
      return new Numeral(operation(Arithmetic.FLOAT64, operator, a, b), true);
    }
    return new Numeral(operation(m, operator, a, b), false);
  }

  private static double operation(Arithmetic m, String operator, Numeral a, Numeral b) {
    double x = m.round(a.value());
    double y = m.round(b.value());
    return switch (operator) {
      case "+" -> m.add(x, y);
      case "-" -> m.subtract(x, y);
      case "*" -> m.multiply(x, y);
      case "/" -> m.divide(x, y);
      case "min" -> Math.min(x, y);
      case "max" -> Math.max(x, y);
      // The exponent is asked before it is rounded.
      default ->
          b.constant() && m == Arithmetic.FLOAT64 && a.constant()
              ? StrictMath.pow(x, y)
              : ElementaryNumber.power(m, x, b.constant() ? b.value() : y, b.constant());
    };
  }

  private Numeral call(Expression.Call call) {
    List<Expression> arguments = call.arguments().stream().map(Expression.Argument::value).toList();
    if (call.name().equals("where")) {
      return where(truth(arguments.get(0)), of(arguments.get(1)), of(arguments.get(2)));
    }
    if (call.name().equals("min") || call.name().equals("max")) {
      return binary(call.name(), of(arguments.get(0)), of(arguments.get(1)));
    }
    Program.Function function = functions.get(call.name());
    if (function != null) {
      return of(function, call.arguments());
    }
    Elementary elementary = Elementary.named(call.name()).orElseThrow();
    Numeral x = of(arguments.get(0));
    return x.constant()
        ? new Numeral(elementary.of(x.value()), true)
        : new Numeral(ElementaryNumber.of(m, elementary, x.value()), false);
  }

  private Numeral of(Program.Function function, List<Expression.Argument> arguments) {
    Map<String, Numeral> inside = new LinkedHashMap<>();
    Calculator calculator = new Calculator(constants);
    for (Program.Parameter parameter : function.parameters()) {
      parameter
          .fallback()
          .map(calculator::of)
          .ifPresent(v -> inside.put(parameter.name(), new Numeral(Calculator.number(v), true)));
    }
    for (int i = 0; i < arguments.size(); i++) {
      String byPlace = function.parameters().get(i).name();
      inside.put(arguments.get(i).name().orElse(byPlace), of(arguments.get(i).value()));
    }
    return new FunctionBody(m, functions, constants, inside).of(function.body());
  }

  /** A number of the text, if it is known that no element could choose another. */
  private static Numeral where(Truth condition, Numeral then, Numeral otherwise) {
    Numeral chosen = condition.holds() ? then : otherwise;
    return new Numeral(
        chosen.value(), chosen.constant() && (condition.constant() || then.equals(otherwise)));
  }

  /**
   * What a condition comes to.
   *
   * @param constant whether it is known while compiling
   */
  private record Truth(boolean holds, boolean constant) {
    Truth negated() {
      return new Truth(!holds, constant);
    }

    /** Known too where one side alone decides. */
    Truth and(Truth other) {
      boolean decided = constant && !holds || other.constant && !other.holds;
      return new Truth(holds && other.holds, decided || constant && other.constant);
    }
  }

  private Truth truth(Expression condition) {
    if (condition instanceof Expression.Unary not) {
      return truth(not.operand()).negated();
    }
    Expression.Binary binary = (Expression.Binary) condition;
    if (binary.operator().equals("and")) {
      return truth(binary.left()).and(truth(binary.right()));
    }
    if (binary.operator().equals("or")) {
      return truth(binary.left()).negated().and(truth(binary.right()).negated()).negated();
    }
    return comparison(binary.operator(), of(binary.left()), of(binary.right()));
  }

  private Truth comparison(String operator, Numeral left, Numeral right) {
    boolean constant = left.constant() && right.constant();
    double a = constant ? left.value() : left.rounded(m);
    double b = constant ? right.value() : right.rounded(m);
    boolean holds =
        switch (operator) {
          case "<" -> a < b;
          case "<=" -> a <= b;
          case ">" -> a > b;
          case ">=" -> a >= b;
          case "==" -> a == b;
          default -> a != b;
        };
    return new Truth(holds, constant);
  }
}
