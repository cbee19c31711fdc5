package org.cnnc.compiler.compiled;

import org.cnnc.runtime.BatchSums;
import org.cnnc.runtime.Kernels;
import org.cnnc.runtime.Pass;

/** A backward pass whose samples are a whole batch. */
public final class Backward {
  private Backward() {}

  /** Adds what the pass adds to the gradients, and writes what is summed over a batch. */
  public static void run(
      Kernels kernels,
      Pass pass,
      float[] weights,
      float[] gradients,
      int samples,
      boolean... beforeActivation) {
    BatchSums sums = kernels.newSums(samples);
    pass.keepIn(sums, 0);
    pass.backward(weights, gradients, samples, beforeActivation);
    sums.parts().forEach(part -> sums.sum(part, gradients, samples));
  }
}
