package org.cnnc.runtime.initializer;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * A rule for the first values of a weight. A jar adds its own by a line in {@code
 * META-INF/services/org.cnnc.runtime.initializer.Initializer}.
 */
public interface Initializer {
  /** The name as Keras spells it: {@code glorot_uniform}. */
  String name();

  /**
   * Fills {@code weights[offset]} and after with the first values of a weight of this shape.
   *
   * @param key of the random numbers (see CounterRandom)
   * @param index the weight's place in the model, so that equal shapes differ
   */
  void fill(float[] weights, int offset, List<Integer> shape, long key, int index);

  /** The initializer of this name. */
  static Initializer named(String name) {
    ServiceLoader<Initializer> all = ServiceLoader.load(Initializer.class);
    for (Initializer initializer : all) {
      if (initializer.name().equals(name)) {
        return initializer;
      }
    }
    String names = all.stream().map(p -> p.get().name()).sorted().collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "There is no initializer `" + name + "`; there are " + names + ".");
  }
}
