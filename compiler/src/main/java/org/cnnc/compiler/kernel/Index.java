package org.cnnc.compiler.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * An affine index into one axis: (sum of coefficient x loop, plus offset) / divisor. Where the
 * division leaves a remainder the index is outside, as is any below 0 or past the axis; strided
 * gradients need that.
 */
public record Index(List<Term> terms, int offset, int divisor) {
  /** One summand: coefficient x loop. */
  public record Term(Loop loop, int coefficient) {}

  public Index {
    terms = List.copyOf(terms);
  }

  public static Index of(Loop loop) {
    return new Index(List.of(new Term(loop, 1)), 0, 1);
  }

  public static Index constant(int value) {
    return new Index(List.of(), value, 1);
  }

  public Index times(int factor) {
    List<Term> scaled =
        terms.stream().map(t -> new Term(t.loop(), t.coefficient() * factor)).toList();
    return new Index(scaled, offset * factor, divisor);
  }

  public Index plus(Index other) {
    List<Term> sum = new ArrayList<>(terms);
    sum.addAll(other.terms);
    return new Index(sum, offset + other.offset, divisor);
  }

  public Index plus(int constant) {
    return new Index(terms, offset + constant, divisor);
  }

  public Index dividedBy(int by) {
    return new Index(terms, offset, divisor * by);
  }

  /** Whether this is one loop, unscaled and unshifted. */
  public boolean isPlain() {
    return terms.size() == 1 && terms.get(0).coefficient() == 1 && offset == 0 && divisor == 1;
  }

  /** The smallest value before the division. */
  public int lowest() {
    return offset + terms.stream().mapToInt(t -> Math.min(0, reach(t))).sum();
  }

  /** The largest value before the division. */
  public int highest() {
    return offset + terms.stream().mapToInt(t -> Math.max(0, reach(t))).sum();
  }

  /** Whether some value is outside an axis of {@code size} elements. */
  public boolean canBeOutside(int size) {
    return divisor != 1 || lowest() < 0 || highest() >= size;
  }

  private static int reach(Term term) {
    return term.coefficient() * (term.loop().extent() - 1);
  }
}
