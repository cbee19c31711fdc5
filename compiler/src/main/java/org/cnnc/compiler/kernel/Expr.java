package org.cnnc.compiler.kernel;

import java.util.List;
import java.util.OptionalInt;

/** A float32 expression inside a nest. Every operation rounds once, as Java's does. */
public sealed interface Expr {
  /** The expressions this one is made of. */
  default List<Expr> children() {
    return List.of();
  }

  /** The accumulator of the nest. */
  static Expr acc() {
    return new Accumulator();
  }

  static Expr constant(float value) {
    return new Constant(value);
  }

  /** {@code a x b} added to the accumulator, rounded once. */
  static Expr addProduct(Expr a, Expr b) {
    return new Fma(a, b, acc());
  }

  static Expr add(Expr a, Expr b) {
    return new Binary(Operator.ADD, a, b);
  }

  static Expr subtract(Expr a, Expr b) {
    return new Binary(Operator.SUBTRACT, a, b);
  }

  static Expr multiply(Expr a, Expr b) {
    return new Binary(Operator.MULTIPLY, a, b);
  }

  static Expr divide(Expr a, Expr b) {
    return new Binary(Operator.DIVIDE, a, b);
  }

  static Expr max(Expr a, Expr b) {
    return new Binary(Operator.MAX, a, b);
  }

  static Expr min(Expr a, Expr b) {
    return new Binary(Operator.MIN, a, b);
  }

  /**
   * 1 if {@code a > 0} and 0 if it is 0, for a that is never negative. It needs no branch, which is
   * what C2 makes of a comparison: twenty times slower where the outcome is random. The factors
   * bring the smallest float above 1.
   */
  static Expr isPositive(Expr a) {
    Expr large = multiply(multiply(a, constant(0x1p127f)), constant(0x1p30f));
    return new Binary(Operator.MIN, constant(1), large);
  }

  /**
   * 0 at an element that equals the greatest one, else one more than before. From the last element
   * to the first it counts which one is greatest, of equal ones the first; NaN where the greatest
   * is infinite or NaN.
   */
  static Expr untilEqual(Expr greatest, Expr element) {
    Expr below = isPositive(subtract(greatest, element));
    return multiply(below, add(constant(1), acc()));
  }

  /** 1 if two whole numbers are equal, else 0; without a branch. */
  static Expr isEqual(Expr a, Expr b) {
    Expr distance = max(subtract(a, b), subtract(b, a));
    return subtract(constant(1), new Binary(Operator.MIN, constant(1), distance));
  }

  /** A method of the runtime's {@code Functions}. */
  static Expr call(String function, Expr argument) {
    return new Call(function, List.of(argument));
  }

  /** The element, or {@code outside} where the access is outside its buffer. */
  record Load(Access access, float outside) implements Expr {}

  /** 1 where the access is inside its buffer, else 0. */
  record Inside(Access access) implements Expr {}

  record Constant(float value) implements Expr {}

  /** The value of an index as a float, such as the number of a window's tap. */
  record Position(Index index) implements Expr {}

  /** The accumulator of the nest. */
  record Accumulator() implements Expr {}

  /** {@code Math.fma(a, b, c)}: a x b + c, rounded once. */
  record Fma(Expr a, Expr b, Expr c) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(a, b, c);
    }
  }

  record Binary(Operator operator, Expr a, Expr b) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(a, b);
    }
  }

  /** {@code a > b ? then : otherwise}, or with another comparison. */
  record Select(Comparison comparison, Expr a, Expr b, Expr then, Expr otherwise) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(a, b, then, otherwise);
    }
  }

  /** A method of the runtime's {@code Functions}: {@code exp}, {@code tanh}. */
  record Call(String function, List<Expr> arguments) implements Expr {
    @Override
    public List<Expr> children() {
      return arguments;
    }
  }

  /** A function of the model's file at some arguments. */
  record Apply(ScalarFunction function, List<Expr> arguments) implements Expr {
    public Apply {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expr> children() {
      return arguments;
    }
  }

  /** A parameter of a {@link ScalarFunction}, in its body alone. */
  record Parameter(String name) implements Expr {}

  /**
   * A random number in [0, 1): a function of the run's seed, epoch, step, this layer, the sample's
   * place in the batch and the element alone.
   *
   * @param stream a number that stands for the layer, if it is not its own
   */
  record Uniform(Index element, OptionalInt stream) implements Expr {}

  /** The binary operations; {@code MAX} and {@code MIN} are {@code Math}'s. */
  enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MAX,
    MIN
  }

  /** The comparisons of {@link Select}; only the last one is true for NaN. */
  enum Comparison {
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    EQUAL("=="),
    NOT_EQUAL("!=");

    private final String symbol;

    Comparison(String symbol) {
      this.symbol = symbol;
    }

    /** As Java and the language write it. */
    public String symbol() {
      return symbol;
    }

    /** Whether it is true of two numbers. */
    public boolean holds(double a, double b) {
      return switch (this) {
        case GREATER -> a > b;
        case GREATER_OR_EQUAL -> a >= b;
        case LESS -> a < b;
        case LESS_OR_EQUAL -> a <= b;
        case EQUAL -> a == b;
        case NOT_EQUAL -> a != b;
      };
    }
  }
}
