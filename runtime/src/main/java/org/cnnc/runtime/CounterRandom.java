package org.cnnc.runtime;

/**
 * Random numbers that are a pure function of where they are used, so that they depend neither on
 * the number of threads nor on the order of calls. Each number is a 64-bit counter sent through
 * SplitMix64's finalizer (Steele, Lea and Flood, "Fast splittable pseudorandom number generators").
 */
public final class CounterRandom {
  private static final long STRIDE = 0x9E3779B97F4A7C15L;

  private CounterRandom() {}

  /** The key of one training step; pass 0 for what does not apply. */
  public static long key(long seed, int epoch, int step) {
    return mix(mix(seed + STRIDE) + STRIDE * (((long) epoch << 32) + (step & 0xFFFFFFFFL) + 1));
  }

  /** A number in [0, 1), a multiple of 2^-24. */
  public static float uniform(long key, int layer, int sample, int element) {
    return (bits(key, layer, sample, element) >>> 40) * 0x1p-24f;
  }

  /** Sixty-four random bits. */
  public static long bits(long key, int layer, int sample, int element) {
    long place = mix(key + STRIDE * (((long) layer << 32) + (sample & 0xFFFFFFFFL) + 1));
    return mix(place + STRIDE * (element + 1L));
  }

  /** A whole number from 0 to {@code bound - 1}, by the high half of a 64-bit product. */
  public static int below(int bound, long key, int layer, int sample, int element) {
    return (int) (((bits(key, layer, sample, element) >>> 32) * bound) >>> 32);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
