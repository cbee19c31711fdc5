package org.cnnc.compiler.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sizes of one sample's tensor, or of a weight, without the batch axis, channels last: {@code
 * 28x28x1} is a picture of 28 rows, 28 columns and 1 channel.
 */
public record Shape(List<Integer> sizes) {
  public Shape {
    sizes = List.copyOf(sizes);
  }

  public static Shape of(int... sizes) {
    return new Shape(Arrays.stream(sizes).boxed().toList());
  }

  public int rank() {
    return sizes.size();
  }

  public int size(int axis) {
    return sizes.get(axis);
  }

  /** Whether this is a picture: height, width, channels. */
  public boolean isImage() {
    return rank() == 3;
  }

  public int height() {
    return size(0);
  }

  public int width() {
    return size(1);
  }

  /** The size of the last axis. */
  public int channels() {
    return size(rank() - 1);
  }

  /** The number of elements; 1 for rank 0. */
  public long elements() {
    return sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** As diagnostics print it: {@code 5x5x16}. */
  @Override
  public String toString() {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
