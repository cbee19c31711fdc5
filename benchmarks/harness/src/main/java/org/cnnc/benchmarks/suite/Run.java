package org.cnnc.benchmarks.suite;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cnnc.benchmarks.harness.Mode;
import org.cnnc.benchmarks.harness.Task;
import org.cnnc.benchmarks.table.Peer;
import org.cnnc.benchmarks.table.Results;
import org.cnnc.benchmarks.table.Row;

/**
 * One run of the suite. Contenders take turns at each task, so that those who are compared meet the
 * machine in the same state, and every round measures everything again.
 */
final class Run {
  private static final String VERSION = "version";
  private static final String JAVA = "java";

  private final Path home;
  private final Options options;
  private final Launcher launcher;
  private final PrintStream log;
  private final Results results = new Results();
  private final Facts facts = new Facts();
  private final List<String> failures = new ArrayList<>();

  Run(Path home, Options options, PrintStream log) {
    this.home = home;
    this.options = options;
    this.log = log;
    launcher = new Launcher(home, options);
  }

  /** Measures everything as often as asked. */
  void measure() throws IOException, InterruptedException {
    for (Task task : options.preparations()) {
      for (Peer peer : options.peers()) {
        measure(0, peer, task);
      }
    }
    for (int round = 1; round <= options.rounds(); round++) {
      for (int threads : options.threads()) {
        facts.peak(threads, launcher.peak(threads));
      }
      for (Task task : options.tasks()) {
        for (Peer peer : options.peers()) {
          if (peer.does(task)) {
            measure(round, peer, task);
          }
        }
      }
    }
  }

  Results results() {
    return results;
  }

  Facts facts() {
    return facts;
  }

  /** What could not be measured, and why. */
  List<String> failures() {
    return failures;
  }

  private void measure(int round, Peer peer, Task task) throws InterruptedException, IOException {
    log.printf("%d/%d %s %s:", round, options.rounds(), peer.name(), task);
    long begin = System.nanoTime();
    double others = Machine.secondsOfOthers();
    try {
      Map<String, String> reported = new TreeMap<>(launcher.run(peer, task));
      double seconds = (System.nanoTime() - begin) / 1e9;
      double busy = (Machine.secondsOfOthers() - others) / seconds;
      facts.version(peer, reported.remove(VERSION));
      facts.java(reported.remove(JAVA));
      if (task.mode() == Mode.PREPARE && task.network() == Footprint.NETWORK) {
        reported.put("disk_kb", Double.toString(Footprint.bytes(home, peer) / 1e3));
      }
      log.printf(" %s, busy elsewhere %.2f%n", reported, busy);
      reported.forEach((metric, value) -> add(round, peer, task, metric, value, busy));
    } catch (IOException e) {
      String failure = peer.name() + " " + task + ": " + e.getMessage();
      log.println(" " + e.getMessage());
      failures.add(failure);
    }
  }

  private void add(int round, Peer peer, Task task, String metric, String value, double busy) {
    results.add(new Row(round, peer.name(), task, metric, Double.parseDouble(value), busy));
  }
}
