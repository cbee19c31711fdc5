package org.cnnc.benchmarks.suite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cnnc.benchmarks.harness.Statistics;
import org.cnnc.benchmarks.table.Peer;
import org.cnnc.benchmarks.table.Peer.Side;

/** What one has to know to read the figures: the machine, its peak in this run, the versions. */
final class Facts {
  private final Map<String, String> versions = new TreeMap<>();
  private final Map<Integer, List<Double>> peaks = new TreeMap<>();
  private String java = "";

  void version(Peer peer, String version) {
    if (peer.side() == Side.THEIRS) {
      versions.put(peer.title(), version);
    }
  }

  void java(String version) {
    java = version;
  }

  void peak(int threads, double gflops) {
    peaks.computeIfAbsent(threads, t -> new ArrayList<>()).add(gflops);
  }

  String text(Options options) throws IOException {
    String peers =
        versions.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    return "%s; %s; %s. Peak of float32 multiply-adds in Java, measured in the same run: %s. %s."
            .formatted(Machine.processor(), System.getProperty("os.name"), java, peaks(), peers)
        + rounds(options)
        + " of our figure by the best peer's, bold where we are ahead.";
  }

  private static String rounds(Options options) {
    return options.rounds() == 1
        ? " One round of %s s; a ratio is that".formatted(seconds(options))
        : " Medians of %d rounds of %s s; a ratio is the median over the rounds"
            .formatted(options.rounds(), seconds(options));
  }

  private static String seconds(Options options) {
    return String.format(Locale.ROOT, "%.0f", options.seconds());
  }

  private String peaks() {
    return peaks.entrySet().stream()
        .map(e -> peak(e.getKey(), e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String peak(int threads, List<Double> gflops) {
    double[] values = gflops.stream().mapToDouble(Double::doubleValue).toArray();
    String unit = threads == 1 ? "1 thread" : threads + " threads";
    return String.format(Locale.ROOT, "%.0f GFLOP/s on %s", Statistics.median(values), unit);
  }
}
