package org.cnnc.compiler.kernel;

/**
 * What threads may share of a method: turns of its outermost loop over the target.
 *
 * @param count the number of turns
 * @param steps the steps of the loop that a turn takes; the last one may begin earlier
 */
public record Pieces(int count, int steps) {
  /** All in one. */
  public static final Pieces ONE = new Pieces(1, 1);

  /** The turns of so many steps that an extent takes. */
  public static Pieces of(int extent, int steps) {
    return new Pieces((extent + steps - 1) / steps, steps);
  }

  /** Whether there is anything to share. */
  public boolean areSeveral() {
    return count > 1;
  }
}
