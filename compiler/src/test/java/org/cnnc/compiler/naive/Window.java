package org.cnnc.compiler.naive;

import java.util.List;
import java.util.Locale;
import org.cnnc.compiler.kernel.Shape;

/** A window that steps over an image: sizes, strides and padding of a convolution or a pooling. */
public record Window(
    Shape input, int rows, int columns, int rowStride, int columnStride, Padding padding) {
  /** What lies around the image. */
  public enum Padding {
    VALID,
    SAME,
    FULL;

    /** The number of positions on one axis. */
    int positions(int size, int window, int stride) {
      return switch (this) {
        case VALID -> (size - window) / stride + 1;
        case SAME -> (size + stride - 1) / stride;
        case FULL -> (size + 2 * (window - 1) - window) / stride + 1;
      };
    }

    /** The cells before the first one of the image. */
    int before(int size, int window, int stride) {
      return switch (this) {
        case VALID -> 0;
        case SAME ->
            Math.max((positions(size, window, stride) - 1) * stride + window - size, 0) / 2;
        case FULL -> window - 1;
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  int outputRows() {
    return padding.positions(input.height(), rows, rowStride);
  }

  int outputColumns() {
    return padding.positions(input.width(), columns, columnStride);
  }

  /** The input row under tap {@code row} of the window at output row {@code y}. */
  int inputRow(int y, int row) {
    return y * rowStride + row - padding.before(input.height(), rows, rowStride);
  }

  int inputColumn(int x, int column) {
    return x * columnStride + column - padding.before(input.width(), columns, columnStride);
  }

  boolean isInside(int row, int column) {
    return row >= 0 && row < input.height() && column >= 0 && column < input.width();
  }

  /** Where a cell of the input lies in a flat array, channels last. */
  int inputIndex(int row, int column, int channel) {
    return (row * input.width() + column) * input.channels() + channel;
  }

  /** The output row whose tap {@code row} lies on {@code inputRow}; -1 if there is none. */
  int outputRow(int inputRow, int row) {
    return position(
        inputRow - row + padding.before(input.height(), rows, rowStride), rowStride, outputRows());
  }

  int outputColumn(int inputColumn, int column) {
    return position(
        inputColumn - column + padding.before(input.width(), columns, columnStride),
        columnStride,
        outputColumns());
  }

  private static int position(int offset, int stride, int positions) {
    boolean exists = offset >= 0 && offset % stride == 0 && offset / stride < positions;
    return exists ? offset / stride : -1;
  }

  /** As arguments; the window's own name differs from kind to kind. */
  List<String> arguments(String name) {
    return List.of(
        name + "=(" + rows + ", " + columns + ")",
        "strides=(" + rowStride + ", " + columnStride + ")",
        "padding=" + padding);
  }
}
