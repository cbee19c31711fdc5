package org.cnnc.runtime;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The renderings of one network and which of them is used. Training takes the vector kernels at
 * once; predicting begins with the plain ones, so that the first answer does not have to wait.
 */
final class Renderings {
  private final Kernels plain;
  private final VectorKernels vector;
  private final float[] weights;
  private final AtomicBoolean warming = new AtomicBoolean();
  private volatile Kernels predicting;

  /** The fastest kernels; null as long as nobody has asked for them. */
  private Kernels training;

  Renderings(Kernels plain, VectorKernels vector, float[] weights) {
    this.plain = plain;
    this.vector = vector;
    this.weights = weights;
    plain.packAll(weights, false);
    predicting = vector.areRequired() ? training() : plain;
  }

  float[] weights() {
    return weights;
  }

  /** The kernels that are there from the beginning. */
  Kernels plain() {
    return plain;
  }

  /** Has the renderings in use pack what predicting reads. */
  synchronized void pack() {
    plain.packAll(weights, false);
    if (training != null && training != plain) {
      training.packAll(weights, false);
    }
  }

  /** The kernels to predict with now. */
  Kernels predicting() {
    return predicting;
  }

  /** Has faster kernels than those made ready, now that the first answer is there. */
  void warmUp() {
    if (vector.mayBeThere() && !warming.get() && warming.compareAndSet(false, true)) {
      WarmUp.start(this);
    }
  }

  /** The kernels to train with, which are looked for at the first call: that takes a while. */
  synchronized Kernels training() {
    if (training == null) {
      training = vector.find().orElse(plain);
      if (training != plain) {
        training.packAll(weights, false);
      }
    }
    return training;
  }

  /** Has predictions from now on run on the kernels to train with. */
  void predictAsTraining() {
    predicting = training();
  }
}
