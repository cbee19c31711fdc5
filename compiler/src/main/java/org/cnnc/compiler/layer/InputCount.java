package org.cnnc.compiler.layer;

/** How many tensors a layer takes. */
public record InputCount(int least, int most) {
  /** One, as almost all layers. */
  public static final InputCount ONE = new InputCount(1, 1);

  /** Two, such as {@code Subtract}. */
  public static final InputCount TWO = new InputCount(2, 2);

  /** As many as there are, such as {@code Add}. */
  public static final InputCount TWO_OR_MORE = new InputCount(2, Integer.MAX_VALUE);

  /** Exactly so many. */
  public static InputCount of(int count) {
    return new InputCount(count, count);
  }

  /** Whether a layer may be applied to that many tensors. */
  public boolean holds(int count) {
    return count >= least && count <= most;
  }

  /** As a sentence says it: {@code one tensor}, {@code two tensors or more}. */
  @Override
  public String toString() {
    String number =
        switch (least) {
          case 1 -> "one tensor";
          case 2 -> "two tensors";
          default -> least + " tensors";
        };
    return most > least ? number + " or more" : number;
  }
}
