package org.cnnc.compiler.function.formula;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cnnc.compiler.kernel.Expr.Comparison;

/** What {@code where} asks. */
public sealed interface Condition {
  /** The formulas it compares. */
  List<Formula> operands();

  /** The same on other operands. */
  Condition map(UnaryOperator<Formula> change);

  /** The answer, if it is the same wherever it is asked. */
  Optional<Boolean> known();

  /** {@code a <= b}. */
  record Compare(Comparison comparison, Formula a, Formula b) implements Condition {
    @Override
    public List<Formula> operands() {
      return List.of(a, b);
    }

    @Override
    public Condition map(UnaryOperator<Formula> change) {
      return new Compare(comparison, change.apply(a), change.apply(b));
    }

    @Override
    public Optional<Boolean> known() {
      return a instanceof Formula.Number left && b instanceof Formula.Number right
          ? Optional.of(comparison.holds(left.value(), right.value()))
          : Optional.empty();
    }
  }

  /** {@code a and b}, {@code a or b}. */
  record Both(boolean and, Condition a, Condition b) implements Condition {
    @Override
    public List<Formula> operands() {
      return Stream.concat(a.operands().stream(), b.operands().stream()).toList();
    }

    @Override
    public Condition map(UnaryOperator<Formula> change) {
      return new Both(and, a.map(change), b.map(change));
    }

    @Override
    public Optional<Boolean> known() {
      boolean decides = !and;
      if (a.known().equals(Optional.of(decides)) || b.known().equals(Optional.of(decides))) {
        return Optional.of(decides);
      }
      return a.known().isPresent() && b.known().isPresent() ? Optional.of(and) : Optional.empty();
    }
  }

  /** {@code not a}. */
  record Not(Condition a) implements Condition {
    @Override
    public List<Formula> operands() {
      return a.operands();
    }

    @Override
    public Condition map(UnaryOperator<Formula> change) {
      return new Not(a.map(change));
    }

    @Override
    public Optional<Boolean> known() {
      return a.known().map(holds -> !holds);
    }
  }
}
