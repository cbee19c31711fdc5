package org.cnnc.runtime.data;

/**
 * Samples by number, each a row of inputs x and a row of targets y. Training copies from several
 * threads at once, so {@link #copy} changes nothing.
 */
public interface Dataset {
  /** The number of samples. */
  int size();

  /** Floats a sample in x. */
  int xSize();

  /** Floats a sample in y; a class number is one. */
  int ySize();

  /** Copies one sample to {@code x[xOffset]} and {@code y[yOffset]} and after. */
  void copy(int sample, float[] x, int xOffset, float[] y, int yOffset);
}
