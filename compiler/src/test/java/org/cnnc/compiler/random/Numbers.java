package org.cnnc.compiler.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.reference.Expression;
import org.cnnc.compiler.reference.Expression.Binary;
import org.cnnc.compiler.reference.Expression.Items;
import org.cnnc.compiler.reference.Expression.Literal;
import org.cnnc.compiler.reference.Expression.Name;
import org.cnnc.compiler.reference.Expression.Unary;
import org.cnnc.compiler.reference.Frame;

/** Spells numbers in the ways that the language has. */
final class Numbers {
  private final Choices choices;

  Numbers(Choices choices) {
    this.choices = choices;
  }

  static Expression literal(long value) {
    return value < 0
        ? new Unary("-", new Literal(-value, String.valueOf(-value)))
        : new Literal(value, String.valueOf(value));
  }

  /** A whole number that is worth this much where it stands. */
  Expression whole(long value, Frame frame) {
    if (!choices.chance(35)) {
      return literal(value);
    }
    List<Expression> known = new ArrayList<>();
    List<Long> worth = new ArrayList<>();
    frame
        .values()
        .forEach(
            (name, given) -> {
              if (given instanceof Long number) {
                known.add(new Name(name));
                worth.add(number);
              }
            });
    frame
        .tensors()
        .forEach(
            (name, node) -> {
              known.add(question(node.shape().rank(), name));
              worth.add((long) node.shape().channels());
            });
    frame
        .current()
        .ifPresent(
            node -> {
              known.add(question(node.shape().rank(), "_"));
              worth.add((long) node.shape().channels());
            });
    if (known.isEmpty()) {
      return sum(literal(value - 1), literal(1), value > 1, value);
    }
    int which = choices.below(known.size());
    return from(known.get(which), worth.get(which), value);
  }

  private static Expression question(int rank, String tensor) {
    List<Expression.Argument> argument =
        List.of(new Expression.Argument(Optional.empty(), new Name(tensor)));
    return new Expression.Call(rank == 1 ? "units" : "channels", argument);
  }

  private static Expression sum(Expression a, Expression b, boolean fits, long value) {
    return fits ? new Binary("+", a, b) : literal(value);
  }

  /** The value by what another expression is worth. */
  private Expression from(Expression known, long worth, long value) {
    if (worth == value) {
      return known;
    }
    if (worth > 0 && value > 0 && value % worth == 0) {
      return new Binary("*", known, literal(value / worth));
    }
    if (value > 1 && worth / value * value == worth && choices.chance(50)) {
      return new Binary("//", known, literal(worth / value));
    }
    if (worth > value && choices.chance(40) && value >= 0) {
      long rest = worth - value;
      return rest > value ? new Binary("%", known, literal(rest)) : minus(known, rest);
    }
    return worth < value
        ? new Binary("+", known, literal(value - worth))
        : minus(known, worth - value);
  }

  private static Expression minus(Expression known, long rest) {
    return new Binary("-", known, literal(rest));
  }

  /** A number for both axes, or one for each. */
  Expression pair(int height, int width, Frame frame) {
    if (height == width && !choices.chance(30)) {
      return whole(height, frame);
    }
    List<Expression> both = List.of(whole(height, frame), whole(width, frame));
    return new Items(both, !choices.chance(40));
  }

  /** A real number that binary fractions hold exactly or do not. */
  Expression real(int hundredths) {
    int size = Math.abs(hundredths);
    String decimal = size / 100 + "." + (size % 100 < 10 ? "0" : "") + size % 100;
    Expression spelled =
        switch (choices.below(5)) {
          case 1 -> new Binary("/", literal(size), literal(100));
          case 2 -> new Binary("/", new Literal((double) size, size + "."), literal(100));
          case 3 -> new Literal(Double.valueOf(size + "e-2"), size + "e-2");
          case 4 ->
              size < 100
                  ? new Literal(Double.valueOf(decimal), decimal.substring(1))
                  : new Literal(Double.valueOf(decimal), decimal);
          default -> new Literal(Double.valueOf(decimal), decimal);
        };
    return hundredths < 0 ? new Unary("-", spelled) : spelled;
  }

  /** A condition that is true or false where it stands. */
  Expression condition(boolean holds, Frame frame) {
    Expression simple = comparison(holds, frame);
    return switch (choices.below(6)) {
      case 1 -> new Unary("not", comparison(!holds, frame));
      case 2 ->
          new Binary(
              "and",
              simple,
              holds ? comparison(true, frame) : comparison(choices.chance(50), frame));
      case 3 -> new Binary("or", holds ? comparison(choices.chance(50), frame) : simple, simple);
      default -> simple;
    };
  }

  private Expression comparison(boolean holds, Frame frame) {
    int a = choices.below(5);
    int b = a + choices.between(1, 3);
    List<Expression> sides = List.of(whole(a, frame), whole(b, frame));
    String operator = choices.pick(holds ? List.of("<", "<=", "!=") : List.of(">", ">=", "=="));
    return new Binary(operator, sides.get(0), sides.get(1));
  }

  /** {@code true} or {@code false}, with a capital or computed. */
  Expression flag(boolean value, Frame frame) {
    String small = String.valueOf(value);
    return switch (choices.below(4)) {
      case 1 -> new Literal(value, small.substring(0, 1).toUpperCase() + small.substring(1));
      case 2 -> comparison(value, frame);
      case 3 -> flagNamed(value, frame.values()).orElse(new Literal(value, small));
      default -> new Literal(value, small);
    };
  }

  private static Optional<Expression> flagNamed(boolean value, Map<String, Object> values) {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .<Expression>map(entry -> new Name(entry.getKey()))
        .findFirst();
  }
}
