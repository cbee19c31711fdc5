package org.cnnc.benchmarks.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.cnnc.benchmarks.harness.Statistics;
import org.cnnc.benchmarks.harness.Task;

/** All rows of one run, and the medians over its rounds. */
public final class Results {
  private final List<Row> rows = new ArrayList<>();

  public void add(Row row) {
    rows.add(row);
  }

  /** The median of a contender's rounds; empty if it was not measured. */
  public OptionalDouble median(Peer peer, Task task, String metric) {
    return median(rows(peer, task, metric).mapToDouble(Row::value));
  }

  /**
   * How many times one contender's value another's is: the median of the rounds' ratios, because
   * what is measured side by side shares the state of the machine.
   */
  public OptionalDouble ratio(Peer peer, Peer other, Task task, String metric) {
    Map<Integer, Double> others = new TreeMap<>();
    rows(other, task, metric).forEach(row -> others.put(row.round(), row.value()));
    return median(
        rows(peer, task, metric)
            .filter(row -> others.containsKey(row.round()))
            .mapToDouble(row -> row.value() / others.get(row.round())));
  }

  /** The file of all rows, comma-separated. */
  public String csv() {
    return rows.stream().map(Row::csv).collect(Collectors.joining("\n", Row.HEADER + "\n", "\n"));
  }

  private Stream<Row> rows(Peer peer, Task task, String metric) {
    return rows.stream()
        .filter(row -> row.peer().equals(peer.name()))
        .filter(row -> row.task().equals(task))
        .filter(row -> row.metric().equals(metric));
  }

  private static OptionalDouble median(DoubleStream stream) {
    double[] values = stream.toArray();
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Statistics.median(values));
  }
}
