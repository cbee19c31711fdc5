package org.cnnc.benchmarks.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cnnc.benchmarks.harness.Report;

/** Reports the peak rate of fused multiply-adds on some threads at once. */
public final class PeakProcess {
  private static final int REPEATS = 40;

  private PeakProcess() {}

  /** The argument is the number of threads. */
  public static void main(String[] args) throws Exception {
    int threads = Integer.parseInt(args[0]);
    FmaPeak.warmUp();
    CyclicBarrier together = new CyclicBarrier(threads);
    Callable<Double> best =
        () -> {
          together.await();
          double gflops = 0;
          for (int i = 0; i < REPEATS; i++) {
            gflops = Math.max(gflops, FmaPeak.gflops());
          }
          return gflops;
        };
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<Double>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      running.add(pool.submit(best));
    }
    double sum = 0;
    for (Future<Double> thread : running) {
      sum += thread.get();
    }
    pool.shutdown();
    new Report(System.out).row("fma_gflops", sum);
  }
}
