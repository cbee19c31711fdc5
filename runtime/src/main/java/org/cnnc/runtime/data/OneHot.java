package org.cnnc.runtime.data;

import java.util.Arrays;

/** A data set whose class numbers are rows of zeros with a one at the class. */
public final class OneHot implements Dataset {
  private final Dataset sparse;
  private final int classes;

  /** Takes data with one class number from 0 to {@code classes - 1} a sample. */
  public OneHot(Dataset sparse, int classes) {
    if (sparse.ySize() != 1) {
      throw new IllegalArgumentException(
          "One class number a sample is needed; received " + sparse.ySize() + " values.");
    }
    this.sparse = sparse;
    this.classes = classes;
  }

  @Override
  public int size() {
    return sparse.size();
  }

  @Override
  public int xSize() {
    return sparse.xSize();
  }

  @Override
  public int ySize() {
    return classes;
  }

  @Override
  public void copy(int sample, float[] x, int xOffset, float[] y, int yOffset) {
    sparse.copy(sample, x, xOffset, y, yOffset);
    float label = y[yOffset];
    if (!(label >= 0 && label < classes && label == (int) label)) {
      throw new IllegalArgumentException(
          "Sample %d has the label %s; the classes are 0 to %d."
              .formatted(sample, label, classes - 1));
    }
    Arrays.fill(y, yOffset, yOffset + classes, 0);
    y[yOffset + (int) label] = 1;
  }
}
