package org.cnnc.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.reference.Expression;
import org.cnnc.compiler.reference.Expression.Argument;
import org.cnnc.compiler.reference.Expression.Binary;
import org.cnnc.compiler.reference.Expression.Call;
import org.cnnc.compiler.reference.Expression.Name;
import org.cnnc.compiler.reference.Expression.Unary;
import org.cnnc.compiler.reference.Program;

/** Draws functions that have a value of moderate size everywhere. */
final class Functions {
  private static final List<String> TOTAL =
      List.of("tanh", "sigmoid", "relu", "abs", "sin", "cos", "softplus");

  private final Choices choices;
  private final Numbers numbers;
  private final List<Program.Function> before;
  private final List<String> names = new ArrayList<>();

  Functions(Choices choices, List<Program.Function> before) {
    this.choices = choices;
    this.numbers = new Numbers(choices);
    this.before = before;
  }

  /** A function of one or two tensors, with up to two settings. */
  Program.Function function(String name) {
    List<Program.Parameter> parameters = new ArrayList<>();
    for (String tensor : choices.chance(35) ? List.of("x", "y") : List.of("x")) {
      Optional<String> type = choices.chance(20) ? Optional.of("real") : Optional.empty();
      parameters.add(new Program.Parameter(tensor, type, Optional.empty()));
    }
    for (String setting : List.of("beta", "gain")) {
      if (choices.chance(35)) {
        Expression fallback = numbers.real(choices.between(25, 175));
        parameters.add(new Program.Parameter(setting, Optional.empty(), Optional.of(fallback)));
      }
    }
    parameters.forEach(parameter -> names.add(parameter.name()));
    return new Program.Function(name, parameters, of(3));
  }

  private Expression of(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (choices.below(12)) {
      case 1, 2, 3 -> binary(choices.pick(List.of("+", "-", "*")), depth);
      case 4, 5 -> call(choices.pick(TOTAL), of(depth - 1));
      case 6 -> call(choices.pick(List.of("min", "max")), of(depth - 1), of(depth - 1));
      case 7 -> new Binary("/", of(depth - 1), positive(depth - 1));
      case 8 -> new Binary("**", of(depth - 1), Numbers.literal(choices.between(1, 3)));
      case 9 -> power(depth);
      case 10 -> call("where", condition(depth - 1), of(depth - 1), of(depth - 1));
      case 11 -> other(depth);
      default -> leaf();
    };
  }

  private Expression binary(String operator, int depth) {
    return new Binary(operator, of(depth - 1), of(depth - 1));
  }

  private Expression leaf() {
    return choices.chance(25)
        ? numbers.real(choices.between(10, 250))
        : new Name(choices.pick(names));
  }

  private Expression power(int depth) {
    Expression base = positive(depth - 1);
    return switch (choices.below(4)) {
      case 1 -> call("log", base);
      case 2 -> new Binary("**", base, numbers.real(choices.pick(List.of(50, 170, -150))));
      case 3 -> call("exp", new Unary("-", base));
      default -> call("sqrt", base);
    };
  }

  /** From 0.5 to 2.5. */
  private Expression positive(int depth) {
    return new Binary("+", numbers.real(150), call("sin", of(Math.max(0, depth - 1))));
  }

  private Expression condition(int depth) {
    String operator = choices.pick(List.of(">", "<", ">=", "<="));
    Expression compare =
        new Binary(operator, new Name("x"), depth > 0 ? of(depth - 1) : numbers.real(10));
    return switch (choices.below(5)) {
      case 1 -> new Unary("not", compare);
      case 2 -> new Binary("and", compare, new Binary("<", new Name("x"), numbers.real(75)));
      case 3 -> new Binary("or", compare, new Binary(">", new Name("x"), numbers.real(75)));
      default -> compare;
    };
  }

  /** A function of the file inside this one, or a sign. */
  private Expression other(int depth) {
    if (before.isEmpty() || choices.chance(30)) {
      return new Unary("-", of(depth - 1));
    }
    Program.Function callee = choices.pick(before);
    List<Argument> arguments = new ArrayList<>();
    for (long i = Arguments.tensors(callee); i > 0; i--) {
      arguments.add(new Argument(Optional.empty(), leaf()));
    }
    return new Call(callee.name(), arguments);
  }

  private static Expression call(String name, Expression... values) {
    List<Argument> arguments = new ArrayList<>();
    for (Expression value : values) {
      arguments.add(new Argument(Optional.empty(), value));
    }
    return new Call(name, arguments);
  }
}
