package org.cnnc.benchmarks.suite;

import static org.cnnc.benchmarks.harness.Mode.FIRST;
import static org.cnnc.benchmarks.harness.Mode.LATENCY;
import static org.cnnc.benchmarks.harness.Mode.THROUGHPUT;
import static org.cnnc.benchmarks.harness.Mode.TRAINING;

import java.util.List;
import org.cnnc.benchmarks.harness.Network;
import org.cnnc.benchmarks.harness.Task;

/** What is measured. */
public final class Suite {
  private static final int MANY = 64;

  private Suite() {}

  /** Every task, in the order of a round. */
  public static List<Task> all() {
    return List.of(
        new Task(Network.FASHION, FIRST, 1, 1),
        new Task(Network.FASHION, LATENCY, 1, 1),
        new Task(Network.FASHION, LATENCY, 1, 2),
        new Task(Network.FASHION, THROUGHPUT, MANY, 1),
        new Task(Network.FASHION, THROUGHPUT, MANY, 2),
        new Task(Network.FASHION, TRAINING, 32, 1),
        new Task(Network.FASHION, TRAINING, 32, 2),
        new Task(Network.FASHION, TRAINING, 128, 1),
        new Task(Network.FASHION, TRAINING, 128, 2),
        new Task(Network.MNIST, LATENCY, 1, 1),
        new Task(Network.MNIST, THROUGHPUT, MANY, 1),
        new Task(Network.MNIST, THROUGHPUT, MANY, 2),
        new Task(Network.MNIST, TRAINING, 64, 1),
        new Task(Network.MNIST, TRAINING, 64, 2),
        new Task(Network.CATSDOGS, LATENCY, 1, 1),
        new Task(Network.CATSDOGS, LATENCY, 1, 2),
        new Task(Network.CATSDOGS, THROUGHPUT, MANY, 1),
        new Task(Network.CATSDOGS, THROUGHPUT, MANY, 2),
        new Task(Network.CATSDOGS, TRAINING, 32, 1),
        new Task(Network.CATSDOGS, TRAINING, 32, 2));
  }
}
