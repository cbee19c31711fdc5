package org.cnnc.runtime.initializer;

import java.util.List;
import org.cnnc.runtime.CounterRandom;

/**
 * Uniform in ±sqrt(6 / (fan in + fan out)) (Glorot and Bengio, 2010). The fans of a kernel are its
 * last two axes times the size of its window.
 */
public record GlorotUniform() implements Initializer {
  @Override
  public String name() {
    return "glorot_uniform";
  }

  @Override
  public void fill(float[] weights, int offset, List<Integer> shape, long key, int index) {
    float limit = (float) Math.sqrt(6 / fans(shape));
    int size = shape.stream().reduce(1, Math::multiplyExact);
    for (int i = 0; i < size; i++) {
      float u = CounterRandom.uniform(key, index, 0, i);
      weights[offset + i] = (2 * u - 1) * limit;
    }
  }

  private static double fans(List<Integer> shape) {
    int rank = shape.size();
    if (rank < 2) {
      return 2.0 * (rank == 0 ? 1 : shape.get(0));
    }
    double window = shape.subList(0, rank - 2).stream().reduce(1, Math::multiplyExact);
    return window * (shape.get(rank - 2) + shape.get(rank - 1));
  }
}
