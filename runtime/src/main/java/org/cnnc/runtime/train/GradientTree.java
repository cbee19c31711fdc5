package org.cnnc.runtime.train;

import java.util.Arrays;

/**
 * The gradient arrays of the shards of a batch and their sum in a fixed order: pairwise in a tree
 * over the shards of a wave, and the waves one after the other. A wave bounds the memory of large
 * batches.
 */
final class GradientTree {
  /** The most shards that have a gradient array of their own. */
  static final int WAVE = 32;

  /** Elements joined at once: few enough for all shards' to stay in the cache. */
  static final int RANGE = 4096;

  private final float[][] shards;
  private final float[] total;

  /** Arrays for batches of up to this many shards; all zero. */
  GradientTree(int mostShards, int weightCount) {
    shards = new float[Math.min(mostShards, WAVE)][weightCount];
    total = new float[weightCount];
  }

  /** The array that shard number {@code shard} of the batch adds its gradient to. */
  float[] shard(int shard) {
    return shards[shard % WAVE];
  }

  /** The sum of all joined waves. */
  float[] total() {
    return total;
  }

  /** The number of ranges to join. */
  int ranges() {
    return (total.length + RANGE - 1) / RANGE;
  }

  /** Where a range begins. */
  int from(int range) {
    return range * RANGE;
  }

  /** Where a range ends. */
  int to(int range) {
    return Math.min(total.length, (range + 1) * RANGE);
  }

  /**
   * Puts (in a batch's first wave) or adds the sum of the first {@code count} shards to the total,
   * for one range, and zeroes the shards for the next wave.
   */
  void join(int count, boolean first, int range) {
    int from = from(range);
    int to = to(range);
    for (int stride = 1; stride < count; stride *= 2) {
      for (int i = 0; i + stride < count; i += 2 * stride) {
        add(shards[i], shards[i + stride], from, to);
      }
    }
    if (first) {
      System.arraycopy(shards[0], from, total, from, to - from);
    } else {
      add(total, shards[0], from, to);
    }
    for (int i = 0; i < count; i++) {
      Arrays.fill(shards[i], from, to, 0);
    }
  }

  /** Multiplies one range of the total. */
  void scale(float factor, int range) {
    int to = to(range);
    for (int i = from(range); i < to; i++) {
      total[i] *= factor;
    }
  }

  private static void add(float[] sum, float[] term, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] += term[i];
    }
  }
}
