package org.cnnc.runtime.data;

/**
 * Samples of several arrays as rows of one: what networks with several inputs or outputs train on.
 */
public final class Rows {
  private Rows() {}

  /**
   * A row for each sample: its part of the first array, then its part of the second, and so on.
   *
   * @param samples how many are in every array, one after the other
   */
  public static float[] join(int samples, float[]... arrays) {
    long total = 0;
    for (float[] array : arrays) {
      if (samples < 1 || array.length % samples != 0) {
        throw new IllegalArgumentException(
            "%d floats are no rows of %d samples.".formatted(array.length, samples));
      }
      total += array.length;
    }
    float[] rows = new float[Math.toIntExact(total)];
    int rowSize = rows.length / Math.max(1, samples);
    int column = 0;
    for (float[] array : arrays) {
      int size = array.length / samples;
      for (int s = 0; s < samples; s++) {
        System.arraycopy(array, s * size, rows, s * rowSize + column, size);
      }
      column += size;
    }
    return rows;
  }
}
