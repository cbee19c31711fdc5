package org.cnnc.compiler.reference;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value as a file writes it. */
public sealed interface Expression {
  /** What binds least. */
  int OR = 0;

  int AND = 1;
  int NOT = 2;
  int COMPARISON = 3;
  int SUM = 4;
  int PRODUCT = 5;
  int SIGN = 6;
  int POWER = 7;
  int ATOM = 8;

  /** How tightly it binds. */
  default int level() {
    return ATOM;
  }

  /** The text, in brackets if it binds less than its place needs. */
  default String text(int needed) {
    return level() < needed ? "(" + this + ")" : toString();
  }

  /** A number, text or word of the language, in some spelling. */
  record Literal(Object value, String spelling) implements Expression {
    @Override
    public String toString() {
      return spelling;
    }
  }

  /** A name: of a value, or a word such as {@code relu}. */
  record Name(String name) implements Expression {
    @Override
    public String toString() {
      return name;
    }
  }

  /** {@code -a}, {@code not a}. */
  record Unary(String operator, Expression operand) implements Expression {
    @Override
    public int level() {
      return operator.equals("not") ? NOT : SIGN;
    }

    @Override
    public String toString() {
      String space = operator.equals("not") ? " " : "";
      return operator + space + operand.text(level());
    }
  }

  /** {@code a + b}. */
  record Binary(String operator, Expression left, Expression right) implements Expression {
    @Override
    public int level() {
      return switch (operator) {
        case "or" -> OR;
        case "and" -> AND;
        case "+", "-" -> SUM;
        case "*", "/", "//", "%" -> PRODUCT;
        case "**" -> POWER;
        default -> COMPARISON;
      };
    }

    @Override
    public String toString() {
      boolean compares = level() == COMPARISON;
      boolean power = level() == POWER;
      String first = left.text(power || compares ? level() + 1 : level());
      String second = right.text(power ? SIGN : level() + 1);
      return power ? first + "**" + second : first + " " + operator + " " + second;
    }
  }

  /** {@code [1, 2]} or {@code (1, 2)}. */
  record Items(List<Expression> values, boolean tuple) implements Expression {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      String inside = values.stream().map(Object::toString).collect(Collectors.joining(", "));
      return tuple ? "(" + inside + ")" : "[" + inside + "]";
    }
  }

  /** {@code Dense(3, activation=relu)}. */
  record Call(String name, List<Argument> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
      return name
          + arguments.stream().map(Argument::toString).collect(Collectors.joining(", ", "(", ")"));
    }
  }

  /** {@code activation=relu}. */
  record Argument(Optional<String> name, Expression value) {
    @Override
    public String toString() {
      return name.map(n -> n + "=").orElse("") + value;
    }
  }
}
