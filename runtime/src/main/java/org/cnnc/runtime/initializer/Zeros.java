package org.cnnc.runtime.initializer;

import java.util.Arrays;
import java.util.List;

/** Every element 0. */
public record Zeros() implements Initializer {
  @Override
  public String name() {
    return "zeros";
  }

  @Override
  public void fill(float[] weights, int offset, List<Integer> shape, long key, int index) {
    int size = shape.stream().reduce(1, Math::multiplyExact);
    Arrays.fill(weights, offset, offset + size, 0);
  }
}
