package org.cnnc.runtime;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The renderings of one network and which of them is used. Training takes the vector kernels at
 * once; predicting begins with the plain ones, so that the first answer does not have to wait.
 */
final class Renderings {
  private final Kernels plain;
  private final Optional<Kernels> vector;
  private final float[] weights;
  private final AtomicBoolean warming = new AtomicBoolean();
  private volatile Kernels predicting;

  Renderings(Kernels plain, Optional<Kernels> vector, float[] weights) {
    this.plain = plain;
    this.vector = vector;
    this.weights = weights;
    predicting = VectorKernels.areRequired() ? training() : plain;
    pack();
  }

  /** Has all renderings pack what predicting reads. */
  void pack() {
    plain.packAll(weights, false);
    vector.ifPresent(v -> v.packAll(weights, false));
  }

  /** The kernels to predict with now. */
  Kernels predicting() {
    boolean waiting = predicting == plain && vector.isPresent();
    if (waiting && warming.compareAndSet(false, true)) {
      WarmUp.start(plain, vector.get(), weights, () -> predicting = training());
    }
    return predicting;
  }

  /** The kernels to train with. */
  Kernels training() {
    return vector.orElse(plain);
  }
}
