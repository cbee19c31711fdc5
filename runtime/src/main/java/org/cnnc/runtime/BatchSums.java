package org.cnnc.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * The gradients of the weights of which every sample moves all, with one product each: the kernels
 * of dense layers. They are summed over the samples of a batch at once and in order, since adding a
 * few samples again and again to an array as large as the weights takes longer than the products.
 * The passes of a batch {@linkplain Pass#keepIn keep} here what the sums are of.
 */
public abstract class BatchSums implements Cloneable {
  /** The floats of a part, which stay in the cache for what comes after: 64 KiB. */
  private static final int PART = 1 << 14;

  /** Sums of nothing, for networks without such weights. */
  public static final BatchSums NONE =
      new BatchSums(0) {
        @Override
        public float[] operand(int number) {
          throw new IndexOutOfBoundsException(number);
        }

        @Override
        protected void sum(int target, float[] gradients, int samples, int from, int to) {
          throw new IndexOutOfBoundsException(target);
        }
      };

  /**
   * The gradient of one weight.
   *
   * @param offset where it begins in the flat array of gradients
   * @param floats its length
   * @param turn the floats that one turn of its loop sums; the last turn may have fewer
   */
  public record Target(int offset, int floats, int turn) {
    private int turns() {
      return (floats + turn - 1) / turn;
    }
  }

  /**
   * Some turns of a target.
   *
   * @param from where their floats begin in the flat array of gradients
   * @param to behind them
   */
  public record Part(int target, int firstTurn, int endTurn, int from, int to) {}

  private final int capacity;
  private final List<Part> parts;

  /**
   * Sums of up to {@code capacity} samples.
   *
   * @param targets in the order of {@link Part#target}
   */
  protected BatchSums(int capacity, Target... targets) {
    this.capacity = capacity;
    List<Part> all = new ArrayList<>();
    for (int target = 0; target < targets.length; target++) {
      addParts(target, targets[target], all);
    }
    parts = List.copyOf(all);
  }

  private static void addParts(int number, Target target, List<Part> parts) {
    int together = Math.max(1, PART / target.turn());
    for (int first = 0; first < target.turns(); first += together) {
      int end = Math.min(first + together, target.turns());
      int floats = (int) Math.min((long) end * target.turn(), target.floats());
      parts.add(
          new Part(
              number,
              first,
              end,
              target.offset() + first * target.turn(),
              target.offset() + floats));
    }
  }

  /** An array of {@code size} floats for each sample, refused where it would be too long. */
  protected static float[] floats(int samples, int size) {
    return Pass.floats(samples, size);
  }

  /** The most samples there is room for. */
  public final int capacity() {
    return capacity;
  }

  /** What can be summed apart from the rest, by any thread. */
  public final List<Part> parts() {
    return parts;
  }

  /**
   * Writes the gradients of a part to {@code gradients} (laid out as the weights), summed over the
   * first {@code samples} samples.
   */
  public final void sum(Part part, float[] gradients, int samples) {
    sum(part.target(), gradients, samples, part.firstTurn(), part.endTurn());
  }

  /** One of the arrays with what the sums are of: {@code capacity * size} floats. */
  public abstract float[] operand(int number);

  /** Does turns {@code from} to {@code to - 1} of a target. */
  protected abstract void sum(int target, float[] gradients, int samples, int from, int to);

  /** These sums for one more thread, with memory of its own for what is on the way to them. */
  public BatchSums helper() {
    try {
      return (BatchSums) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}
