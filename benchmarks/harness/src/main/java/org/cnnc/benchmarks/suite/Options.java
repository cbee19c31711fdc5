package org.cnnc.benchmarks.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cnnc.benchmarks.harness.Mode;
import org.cnnc.benchmarks.harness.Task;
import org.cnnc.benchmarks.table.Peer;

/** What the command line asks for. */
record Options(
    List<Task> tasks,
    List<Peer> peers,
    int rounds,
    double seconds,
    String java,
    boolean writesDocuments) {
  static final String USAGE =
      """
      usage: benchmarks/run [OPTION VALUE]... [--write]
        --networks LIST  of fashion, mnist, catsdogs
        --modes LIST     of first, latency, throughput, training
        --threads LIST   of 1, 2
        --peers LIST     of vector, portable, onnxruntime, tensorflow, djl, deeplearning4j
        --rounds N       how often everything is measured; 3 unless given
        --seconds S      that a measurement lasts after its warm-up; 10 unless given
        --java FILE      the java command to measure with; the one that runs this unless given
        --write          writes RESULTS.md and README.md although the run is no full one
      """;

  /** What makes a run measure less than there is, or less well. */
  private static final List<String> PARTIAL =
      List.of("--networks", "--modes", "--threads", "--peers", "--seconds");

  private static final int ROUNDS = 3;
  private static final double SECONDS = 10;

  /** Reads the words of the command line; throws IllegalArgumentException with what is wrong. */
  static Options of(String... words) {
    List<String> rest = new ArrayList<>(List.of(words));
    boolean write = rest.remove("--write");
    Map<String, String> given = Arguments.of(USAGE, rest);
    Stream<Task> tasks = Suite.all().stream();
    tasks = selected(tasks, given.get("--networks"), t -> t.network().word());
    tasks = selected(tasks, given.get("--modes"), t -> t.mode().word());
    tasks = selected(tasks, given.get("--threads"), t -> Integer.toString(t.threads()));
    String thisJava = ProcessHandle.current().info().command().orElse("java");
    return new Options(
        tasks.toList(),
        selected(Peers.all().stream(), given.get("--peers"), Peer::name).toList(),
        Integer.parseInt(given.getOrDefault("--rounds", "" + ROUNDS)),
        Double.parseDouble(given.getOrDefault("--seconds", "" + SECONDS)),
        given.getOrDefault("--java", thisJava),
        write || PARTIAL.stream().noneMatch(given::containsKey));
  }

  /** What comes before the rounds: a task a network that writes its files. */
  List<Task> preparations() {
    return tasks.stream()
        .map(Task::network)
        .distinct()
        .map(network -> new Task(network, Mode.PREPARE, 1, 1))
        .toList();
  }

  /** The numbers of threads that something is measured with. */
  List<Integer> threads() {
    return tasks.stream().map(Task::threads).distinct().sorted().toList();
  }

  private static <T> Stream<T> selected(Stream<T> all, String list, Function<T, String> word) {
    if (list == null) {
      return all;
    }
    List<String> wanted = Arrays.asList(list.split(","));
    List<T> candidates = all.toList();
    List<String> known = candidates.stream().map(word).distinct().toList();
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "Expected one of %s; received `%s`.".formatted(String.join(", ", known), name));
      }
    }
    return candidates.stream().filter(t -> wanted.contains(word.apply(t)));
  }
}
