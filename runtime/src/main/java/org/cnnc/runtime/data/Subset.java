package org.cnnc.runtime.data;

/** Some samples of a data set, in an order of their own. */
final class Subset implements Dataset {
  private final Dataset all;
  private final int[] samples;

  Subset(Dataset all, int[] samples) {
    this.all = all;
    this.samples = samples;
  }

  @Override
  public int size() {
    return samples.length;
  }

  @Override
  public int xSize() {
    return all.xSize();
  }

  @Override
  public int ySize() {
    return all.ySize();
  }

  @Override
  public void copy(int sample, float[] x, int xOffset, float[] y, int yOffset) {
    all.copy(samples[sample], x, xOffset, y, yOffset);
  }
}
