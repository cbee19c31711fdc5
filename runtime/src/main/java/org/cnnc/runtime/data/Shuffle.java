package org.cnnc.runtime.data;

import org.cnnc.runtime.CounterRandom;

/** Orders of samples as a function of a seed and an epoch (Fisher and Yates' shuffle). */
public final class Shuffle {
  private Shuffle() {}

  /** Writes 0, 1, 2 and so on. */
  public static void identity(int[] order) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  /** Writes the order of this epoch, whatever was in the array before. */
  public static void fill(int[] order, long seed, int epoch) {
    identity(order);
    mix(order, CounterRandom.key(seed, epoch, -1));
  }

  /** Shuffles what is in the array. */
  static void mix(int[] order, long key) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = CounterRandom.below(i + 1, key, -1, 0, i);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }
}
