package org.cnnc.runtime;

/**
 * The arithmetic of one network in one rendering. Every rendering computes the same bits; they
 * differ in what they ask of the machine.
 *
 * <p>A rendering may read the weights in another order than they are kept in. Then it holds copies,
 * made part by part, and whoever changes the weights has all parts packed again.
 */
public abstract class Kernels {
  /** Kernels that have packed nothing yet. */
  protected Kernels() {}

  /** New buffers for up to {@code capacity} samples. */
  public abstract Pass newPass(int capacity, boolean training);

  /** The number of parts to pack; training reads more than predicting does. */
  public int packs(boolean training) {
    return 0;
  }

  /** Packs one part; different parts may be packed by different threads. */
  public void pack(int part, float[] weights) {}

  /** Packs all parts. */
  public final void packAll(float[] weights, boolean training) {
    int parts = packs(training);
    for (int part = 0; part < parts; part++) {
      pack(part, weights);
    }
  }
}
