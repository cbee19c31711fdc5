package org.cnnc.runtime.io;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Numbers with a shape.
 *
 * @param values in row-major order; not copied
 */
public record Tensor(List<Integer> shape, float[] values) {
  public Tensor {
    shape = List.copyOf(shape);
    if (elements(shape) != values.length) {
      throw new IllegalArgumentException(
          values.length + " values do not fill the shape " + text(shape) + ".");
    }
  }

  private static long elements(List<Integer> shape) {
    long elements = 1;
    for (int axis : shape) {
      elements = Math.multiplyExact(elements, (long) axis);
    }
    return elements;
  }

  /** A shape for people: {@code 3x3x1x32}; {@code a scalar} without axes. */
  public static String text(List<Integer> shape) {
    return shape.isEmpty()
        ? "a scalar"
        : shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
