package org.cnnc.benchmarks.kernels;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/** JMH's results as rates and shares of the peak, in Markdown. */
final class KernelTable {
  private static final String HEAD =
      """
      | kernel | samples | pass | time | GFLOP/s | of the peak | B/op |
      |---|---:|---|---:|---:|---:|---:|
      """;

  private KernelTable() {}

  /** A kernel with so many samples. */
  private record Case(Kernel kernel, int samples) implements Comparable<Case> {
    @Override
    public int compareTo(Case other) {
      int kernels = kernel.compareTo(other.kernel);
      return kernels != 0 ? kernels : Integer.compare(samples, other.samples);
    }
  }

  static String markdown(Collection<RunResult> results) {
    Map<Case, Map<String, RunResult>> cases = new TreeMap<>();
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      Case key =
          new Case(
              Kernel.valueOf(params.getParam("kernel")),
              Integer.parseInt(params.getParam("samples")));
      String method = params.getBenchmark().replaceFirst(".*\\.", "");
      cases.computeIfAbsent(key, k -> new TreeMap<>()).put(method, result);
    }
    StringBuilder text = new StringBuilder(HEAD);
    cases.forEach((key, methods) -> lines(text, key, methods));
    return text.toString();
  }

  private static void lines(StringBuilder text, Case key, Map<String, RunResult> methods) {
    Subject subject = key.kernel.subject();
    long all = subject.multiplyAdds() * key.samples;
    long first = subject.multiplyAddsOfFirst() * key.samples;
    Timing weights = Timing.of(methods.get("backward"), 2 * all - first);
    Timing toInput = Timing.of(methods.get("backwardToInput"), 2 * all);
    line(text, key, "forward", Timing.of(methods.get("forward"), all));
    line(text, key, "forward, training", Timing.of(methods.get("forwardTraining"), all));
    line(text, key, first == all ? "kernel gradient" : "backward", weights);
    line(text, key, first == all ? "input gradient" : "to the input", toInput.minus(weights));
  }

  private static void line(StringBuilder text, Case key, String pass, Timing timing) {
    text.append("| %s | %d | %s | ".formatted(key.kernel.title(), key.samples, pass));
    text.append(timing.cells()).append(" |\n");
  }
}
