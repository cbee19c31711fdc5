package org.cnnc.benchmarks.kernels;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Measures the peak of the processor right before and after every iteration, in the same process:
 * clocks change by a third within minutes, and a share of the peak must not.
 */
public final class PeakProfiler implements InternalProfiler {
  static final String LABEL = "fma.peak";

  private boolean warm;
  private double before;

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (!warm) {
      FmaPeak.warmUp();
      warm = true;
    }
    before = FmaPeak.gflops();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double mean = (before + FmaPeak.gflops()) / 2;
    return List.of(new ScalarResult(LABEL, mean, "GFLOP/s", AggregationPolicy.AVG));
  }

  @Override
  public String getDescription() {
    return "the peak rate of fused multiply-adds, next to each iteration";
  }
}
