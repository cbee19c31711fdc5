package org.cnnc.benchmarks.harness;

import java.util.Arrays;

/** The time of single predictions, one after the other. */
final class Latency {
  private static final int MOST_RUNS = 200_000;
  private static final int WANTED_RUNS = 2_000;
  private static final int LEAST_WARM_UPS = 20;

  private Latency() {}

  /** Half of the time suffices where the predictions are many. */
  static void measure(Contender.Prediction prediction, Report report) throws Exception {
    long begin = System.nanoTime();
    for (int i = 0; i < LEAST_WARM_UPS || since(begin) < Settings.warmUp(); i++) {
      prediction.run();
    }
    double[] micros = new double[MOST_RUNS];
    int runs = 0;
    begin = System.nanoTime();
    while (runs < MOST_RUNS && since(begin) < time(runs)) {
      long before = System.nanoTime();
      prediction.run();
      micros[runs++] = (System.nanoTime() - before) / 1e3;
    }
    double[] all = Arrays.copyOf(micros, runs);
    report.row("latency_us", Statistics.median(all));
    report.row("latency_p99_us", Statistics.percentile(0.99, all));
  }

  private static double time(int runs) {
    return runs < WANTED_RUNS ? Settings.seconds() : Settings.seconds() / 2;
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
