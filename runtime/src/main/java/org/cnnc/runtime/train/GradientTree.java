package org.cnnc.runtime.train;

import java.util.Arrays;
import java.util.List;
import org.cnnc.runtime.BatchSums;
import org.cnnc.runtime.BatchSums.Part;

/**
 * The gradient arrays of the shards of a batch and their sum in a fixed order: pairwise in a tree
 * over the shards of a wave, and the waves one after the other. A wave bounds the memory of large
 * batches. What is summed over the samples of a wave at once takes the place of the first shard.
 */
final class GradientTree {
  /** The most shards that have a gradient array of their own. */
  static final int WAVE = 32;

  private final float[][] shards;
  private final float[] total;
  private final List<GradientRange> ranges;

  /**
   * Arrays for batches of up to this many shards; all zero.
   *
   * @param parts what no shard adds to
   */
  GradientTree(int mostShards, int weightCount, List<Part> parts) {
    shards = new float[Math.min(mostShards, WAVE)][weightCount];
    total = new float[weightCount];
    ranges = GradientRange.all(weightCount, parts);
  }

  /** The array that shard number {@code shard} of the batch adds its gradient to. */
  float[] shard(int shard) {
    return shards[shard % WAVE];
  }

  /** The sum of all joined waves. */
  float[] total() {
    return total;
  }

  /** What can be joined apart from the rest. */
  List<GradientRange> ranges() {
    return ranges;
  }

  /**
   * Puts (in a batch's first wave) or adds the sum of the first {@code count} shards to the total,
   * for one range, and zeroes the shards for the next wave.
   */
  void join(int count, boolean first, GradientRange range) {
    int from = range.from();
    int to = range.to();
    for (int stride = 1; stride < count; stride *= 2) {
      for (int i = 0; i + stride < count; i += 2 * stride) {
        add(shards[i], shards[i + stride], from, to);
      }
    }
    addToTotal(first, from, to);
    for (int i = 0; i < count; i++) {
      Arrays.fill(shards[i], from, to, 0);
    }
  }

  /** Puts or adds the sum over the wave's samples to the total, for one part. */
  void sum(BatchSums sums, Part part, int samples, boolean first) {
    sums.sum(part, shards[0], samples);
    addToTotal(first, part.from(), part.to());
  }

  private void addToTotal(boolean first, int from, int to) {
    if (first) {
      System.arraycopy(shards[0], from, total, from, to - from);
    } else {
      add(total, shards[0], from, to);
    }
  }

  /** Multiplies one range of the total. */
  void scale(float factor, GradientRange range) {
    int to = range.to();
    for (int i = range.from(); i < to; i++) {
      total[i] *= factor;
    }
  }

  private static void add(float[] sum, float[] term, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] += term[i];
    }
  }
}
