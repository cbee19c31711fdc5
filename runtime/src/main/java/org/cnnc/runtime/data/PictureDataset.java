package org.cnnc.runtime.data;

/**
 * Pictures that stay bytes in memory and become floats when they are copied: each byte (0 to 255)
 * times a scale.
 */
final class PictureDataset implements Dataset {
  private final byte[] pictures;
  private final byte[] labels;
  private final int pictureSize;
  private final float scale;

  PictureDataset(byte[] pictures, byte[] labels, int pictureSize, double scale) {
    this.pictures = pictures;
    this.labels = labels;
    this.pictureSize = pictureSize;
    this.scale = (float) scale;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int xSize() {
    return pictureSize;
  }

  @Override
  public int ySize() {
    return 1;
  }

  @Override
  public void copy(int sample, float[] x, int xOffset, float[] y, int yOffset) {
    int from = sample * pictureSize;
    for (int i = 0; i < pictureSize; i++) {
      x[xOffset + i] = (pictures[from + i] & 0xFF) * scale;
    }
    y[yOffset] = labels[sample] & 0xFF;
  }
}
