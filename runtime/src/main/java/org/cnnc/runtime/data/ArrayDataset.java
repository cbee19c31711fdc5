package org.cnnc.runtime.data;

/** Samples in two arrays, one after the other; the arrays are not copied. */
public final class ArrayDataset implements Dataset {
  private final float[] x;
  private final float[] y;
  private final int xSize;
  private final int ySize;

  /** Takes rows of {@code xSize} and {@code ySize} floats. */
  public ArrayDataset(float[] x, int xSize, float[] y, int ySize) {
    if (xSize < 1 || ySize < 1 || x.length % xSize != 0 || y.length % ySize != 0) {
      throw new IllegalArgumentException(
          "%d and %d floats are no rows of %d and %d.".formatted(x.length, y.length, xSize, ySize));
    }
    if (x.length / xSize != y.length / ySize) {
      throw new IllegalArgumentException(
          "There are %d samples of x but %d of y.".formatted(x.length / xSize, y.length / ySize));
    }
    this.x = x;
    this.y = y;
    this.xSize = xSize;
    this.ySize = ySize;
  }

  @Override
  public int size() {
    return x.length / xSize;
  }

  @Override
  public int xSize() {
    return xSize;
  }

  @Override
  public int ySize() {
    return ySize;
  }

  @Override
  public void copy(int sample, float[] toX, int xOffset, float[] toY, int yOffset) {
    System.arraycopy(x, sample * xSize, toX, xOffset, xSize);
    System.arraycopy(y, sample * ySize, toY, yOffset, ySize);
  }
}
