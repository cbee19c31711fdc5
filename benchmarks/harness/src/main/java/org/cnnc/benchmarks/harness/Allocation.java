package org.cnnc.benchmarks.harness;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bytes of the Java heap that a prediction takes on the thread that asks for it. */
final class Allocation {
  private static final int RUNS = 100;

  private Allocation() {}

  static void measure(Contender.Prediction prediction, Report report) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < RUNS; i++) {
      prediction.run();
    }
    long after = threads.getCurrentThreadAllocatedBytes();
    report.row("allocated_bytes", (after - before) / (double) RUNS);
  }
}
