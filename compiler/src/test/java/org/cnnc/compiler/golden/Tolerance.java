package org.cnnc.compiler.golden;

/** How near a replay must come; the numbers replayed are float32 themselves. */
final class Tolerance {
  /** Of the largest element of the layer. */
  static final double OUTPUT = 1e-5;

  /** Absolute. */
  static final double LOSS = 1e-5;

  /** Of the largest element of the tensor. */
  static final double GRADIENT = 1e-4;

  /** Of the tensor's sum of magnitudes, or of its Euclidean length. */
  static final double DIGEST = 1e-4;

  private static final double WEIGHT = 1e-5;

  private Tolerance() {}

  /** Absolute; Adam divides gradients near zero, and rounding errors with them. */
  static double weight(double sensitivity) {
    return Math.max(WEIGHT, 10 * sensitivity);
  }
}
