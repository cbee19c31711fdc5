package org.cnnc.benchmarks.table;

import java.util.Locale;
import org.cnnc.benchmarks.harness.Task;

/**
 * One figure of one process.
 *
 * @param round the round it was measured in, from 1
 * @param peer the name of the contender
 * @param metric such as {@code latency_us}
 * @param busyElsewhere cores that other processes kept busy meanwhile: noise where it is not 0
 */
public record Row(
    int round, String peer, Task task, String metric, double value, double busyElsewhere) {
  static final String HEADER = "round,peer,network,mode,batch,threads,metric,value,busy_elsewhere";

  String csv() {
    String words = String.join(",", task.words());
    return String.format(
        Locale.ROOT, "%d,%s,%s,%s,%.3f,%.2f", round, peer, words, metric, value, busyElsewhere);
  }
}
