package org.cnnc.compiler.function.formula;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An expression of numbers and variables, as mathematics writes it. */
public sealed interface Formula {
  Formula ZERO = new Number(0);
  Formula ONE = new Number(1);

  /** The formulas this one is made of. */
  default List<Formula> children() {
    return List.of();
  }

  /** How many numbers, variables and operations it has, written out. */
  default int size() {
    return 1 + children().stream().mapToInt(Formula::size).sum();
  }

  /** Whether a variable occurs in it. */
  default boolean dependsOn(String variable) {
    return children().stream().anyMatch(child -> child.dependsOn(variable));
  }

  /** This formula with some variables replaced. */
  default Formula with(Map<String, Formula> values) {
    return map(child -> child.with(values));
  }

  /** The same operation on other operands, with what {@link Algebra} knows about it. */
  Formula map(UnaryOperator<Formula> change);

  /** A number known while compiling. */
  record Number(double value) implements Formula {
    @Override
    public Formula map(UnaryOperator<Formula> change) {
      return this;
    }
  }

  /** A tensor parameter. */
  record Variable(String name) implements Formula {
    @Override
    public boolean dependsOn(String variable) {
      return name.equals(variable);
    }

    @Override
    public Formula with(Map<String, Formula> values) {
      return values.getOrDefault(name, this);
    }

    @Override
    public Formula map(UnaryOperator<Formula> change) {
      return this;
    }
  }

  /** {@code -a}. */
  record Negative(Formula a) implements Formula {
    @Override
    public List<Formula> children() {
      return List.of(a);
    }

    @Override
    public Formula map(UnaryOperator<Formula> change) {
      return Algebra.negate(change.apply(a));
    }
  }

  /** {@code a + b}, {@code max(a, b)}. */
  record Binary(Operator operator, Formula a, Formula b) implements Formula {
    @Override
    public List<Formula> children() {
      return List.of(a, b);
    }

    @Override
    public Formula map(UnaryOperator<Formula> change) {
      return operator.on(change.apply(a), change.apply(b));
    }
  }

  /** {@code exp(a)}. */
  record Call(Elementary function, Formula a) implements Formula {
    @Override
    public List<Formula> children() {
      return List.of(a);
    }

    @Override
    public Formula map(UnaryOperator<Formula> change) {
      return Algebra.call(function, change.apply(a));
    }
  }

  /** {@code where(condition, then, otherwise)}. */
  record Where(Condition condition, Formula then, Formula otherwise) implements Formula {
    @Override
    public List<Formula> children() {
      return Stream.concat(condition.operands().stream(), Stream.of(then, otherwise)).toList();
    }

    @Override
    public Formula map(UnaryOperator<Formula> change) {
      return Algebra.where(condition.map(change), change.apply(then), change.apply(otherwise));
    }
  }
}
