package org.cnnc.benchmarks.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The greatest rate of fused multiply-adds that this thread reaches now, in vectors as wide as the
 * processor's: twelve sums that do not wait for each other.
 */
final class FmaPeak {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int SUMS = 12;
  private static final int STEPS = 20_000;
  private static final int WARM_UPS = 60;
  private static final int ROUNDS = 12;

  private static volatile float sink;

  private FmaPeak() {}

  /** Compiles the loop, so that the first measurement is as good as the last. */
  static void warmUp() {
    for (int i = 0; i < WARM_UPS; i++) {
      sink = work(STEPS);
    }
  }

  /** The best of some rounds, GFLOP/s; takes a few milliseconds. */
  static double gflops() {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      sink = work(STEPS);
      best = Math.min(best, System.nanoTime() - begin);
    }
    return 2.0 * SUMS * SPECIES.length() * STEPS / best;
  }

  private static float work(int steps) {
    FloatVector a = FloatVector.broadcast(SPECIES, 0.999999f);
    FloatVector b = FloatVector.broadcast(SPECIES, 1e-7f);
    FloatVector s0 = a.mul(0.0f);
    FloatVector s1 = a.mul(0.1f);
    FloatVector s2 = a.mul(0.2f);
    FloatVector s3 = a.mul(0.3f);
    FloatVector s4 = a.mul(0.4f);
    FloatVector s5 = a.mul(0.5f);
    FloatVector s6 = a.mul(0.6f);
    FloatVector s7 = a.mul(0.7f);
    FloatVector s8 = a.mul(0.8f);
    FloatVector s9 = a.mul(0.9f);
    FloatVector s10 = a.mul(1.0f);
    FloatVector s11 = a.mul(1.1f);
    for (int i = 0; i < steps; i++) {
      s0 = s0.fma(a, b);
      s1 = s1.fma(a, b);
      s2 = s2.fma(a, b);
      s3 = s3.fma(a, b);
      s4 = s4.fma(a, b);
      s5 = s5.fma(a, b);
      s6 = s6.fma(a, b);
      s7 = s7.fma(a, b);
      s8 = s8.fma(a, b);
      s9 = s9.fma(a, b);
      s10 = s10.fma(a, b);
      s11 = s11.fma(a, b);
    }
    FloatVector low = s0.add(s1).add(s2.add(s3)).add(s4.add(s5));
    FloatVector high = s6.add(s7).add(s8.add(s9)).add(s10.add(s11));
    return low.add(high).lane(0);
  }
}
