package org.cnnc.benchmarks.kernels;

import java.util.Locale;
import org.cnnc.benchmarks.harness.Statistics;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** A median time of some multiply-adds, the peak next to it, and what was allocated. */
record Timing(double nanos, double peak, double bytes, long multiplyAdds) {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  static Timing of(RunResult run, long multiplyAdds) {
    double[] nanos = all(run, IterationResult::getPrimaryResult);
    double[] peaks = all(run, i -> i.getSecondaryResults().get(PeakProfiler.LABEL));
    double[] bytes = all(run, i -> i.getSecondaryResults().get(ALLOCATED));
    return new Timing(
        Statistics.median(nanos), Statistics.median(peaks), Statistics.median(bytes), multiplyAdds);
  }

  private interface Part {
    Result<?> of(IterationResult iteration);
  }

  private static double[] all(RunResult run, Part part) {
    return run.getBenchmarkResults().stream()
        .map(BenchmarkResult::getIterationResults)
        .flatMap(iterations -> iterations.stream())
        .mapToDouble(iteration -> part.of(iteration).getScore())
        .toArray();
  }

  /** What this takes longer than a part of it. */
  Timing minus(Timing part) {
    return new Timing(
        nanos - part.nanos,
        (peak + part.peak) / 2,
        bytes - part.bytes,
        multiplyAdds - part.multiplyAdds);
  }

  /** Time, GFLOP/s, share of the peak, bytes: cells of a table, empty where noise is all. */
  String cells() {
    if (nanos <= 0) {
      return "- | - | - | -";
    }
    double gflops = 2.0 * multiplyAdds / nanos;
    return String.format(
        Locale.ROOT,
        "%,.1f us | %.1f | %.0f %% | %.0f",
        nanos / 1e3,
        gflops,
        100 * gflops / peak,
        bytes);
  }
}
