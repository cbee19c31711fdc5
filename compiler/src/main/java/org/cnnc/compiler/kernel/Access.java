package org.cnnc.compiler.kernel;

import java.util.List;

/** One element of a buffer, an index an axis. */
public record Access(Buffer buffer, List<Index> at) {
  public Access {
    at = List.copyOf(at);
  }

  /** The element at one loop an axis. */
  public static Access of(Buffer buffer, Loop... loops) {
    return new Access(buffer, List.of(loops).stream().map(Index::of).toList());
  }

  /** The element at one index an axis. */
  public static Access of(Buffer buffer, Index... at) {
    return new Access(buffer, List.of(at));
  }

  /** This element's value; the access must never be outside. */
  public Expr.Load load() {
    return new Expr.Load(this, 0);
  }

  /** The same element of the buffer's gradient. */
  public Access gradient() {
    return new Access(buffer.gradient(), at);
  }

  /** Whether the loop takes part, {@link Loop#SAMPLE} in every buffer held a sample. */
  public boolean dependsOn(Loop loop) {
    if (loop == Loop.SAMPLE) {
      return buffer.role() == Buffer.Role.SAMPLE;
    }
    return at.stream().flatMap(i -> i.terms().stream()).anyMatch(t -> t.loop().equals(loop));
  }

  /** Whether some point of the loops is outside the buffer. */
  public boolean canBeOutside() {
    for (int axis = 0; axis < at.size(); axis++) {
      if (at.get(axis).canBeOutside(buffer.shape().size(axis))) {
        return true;
      }
    }
    return false;
  }

  /** Whether each axis is walked by one loop from end to end, in the order of memory. */
  public boolean isWhole(List<Loop> loops) {
    if (at.size() != loops.size()) {
      return false;
    }
    for (int axis = 0; axis < at.size(); axis++) {
      Loop loop = loops.get(axis);
      if (!at.get(axis).isPlain()
          || !at.get(axis).terms().get(0).loop().equals(loop)
          || loop.extent() != buffer.shape().size(axis)) {
        return false;
      }
    }
    return true;
  }
}
