package org.cnnc.runtime.train;

import org.cnnc.runtime.ModelSpec;
import org.cnnc.runtime.Pass;

/** Samples as rows: the inputs of a sample one after the other, in the order of declaration. */
public final class InputRows {
  private final int[] sizes;

  public InputRows(ModelSpec spec) {
    sizes = spec.inputs().stream().mapToInt(ModelSpec.InputSpec::size).toArray();
  }

  /** Whether a row is the only input as it is. */
  boolean areWhole() {
    return sizes.length == 1;
  }

  /** Copies the row at {@code rows[from]} to the pass, as sample {@code at}. */
  public void copy(float[] rows, int from, Pass pass, int at) {
    int next = from;
    for (int i = 0; i < sizes.length; i++) {
      System.arraycopy(rows, next, pass.input(i), at * sizes[i], sizes[i]);
      next += sizes[i];
    }
  }
}
