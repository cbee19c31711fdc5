package org.cnnc.benchmarks.suite;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.cnnc.benchmarks.harness.Report;
import org.cnnc.benchmarks.harness.Settings;
import org.cnnc.benchmarks.harness.Task;
import org.cnnc.benchmarks.table.Peer;

/** Runs contenders in processes of their own, one at a time, in the folder {@code benchmarks}. */
final class Launcher {
  private static final long LIMIT_SECONDS = 300;
  private static final double WARM_UP_SHARE = 1;
  private static final double LEAST_WARM_UP = 8;
  private static final String PEAK = "org.cnnc.benchmarks.kernels.PeakProcess";
  private static final int LAST_LINES = 8;

  private final Path home;
  private final Options options;

  Launcher(Path home, Options options) {
    this.home = home;
    this.options = options;
  }

  /** What the contender reports of the task, by name. */
  Map<String, String> run(Peer peer, Task task) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(options.java()));
    command.addAll(peer.arguments().of(task));
    command.add(
        property(Settings.WARM_UP, Math.max(LEAST_WARM_UP, options.seconds() * WARM_UP_SHARE)));
    command.add(property(Settings.SECONDS, options.seconds()));
    command.add(property(Settings.MODELS, "target/models"));
    command.addAll(List.of("-cp", classPath(peer.module()), peer.main()));
    command.addAll(task.words());
    return run(command, peer.environment().of(task));
  }

  /** The peak rate of fused multiply-adds now, on this many threads, in GFLOP/s. */
  double peak(int threads) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(options.java()));
    command.add("--add-modules=jdk.incubator.vector");
    command.addAll(List.of("-cp", classPath("kernels"), PEAK, Integer.toString(threads)));
    return Double.parseDouble(run(command, Map.of()).get("fma_gflops"));
  }

  private Map<String, String> run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = home.resolve("target/output.txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.command().add(1, property(Settings.STARTED, Settings.epochNanos()));
    Process process = builder.start();
    boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    List<String> lines = Files.readString(output).lines().toList();
    if (!ended || process.exitValue() != 0) {
      List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
      throw new IOException(
          (ended ? "" : "stopped after " + LIMIT_SECONDS + " s; ")
              + "its last lines:\n"
              + String.join("\n", last));
    }
    return reported(lines);
  }

  private static Map<String, String> reported(List<String> lines) {
    Map<String, String> reported = new TreeMap<>();
    for (String line : lines) {
      if (line.startsWith(Report.PREFIX)) {
        String[] words = line.substring(Report.PREFIX.length()).split(" ", 2);
        reported.put(words[0], words[1]);
      }
    }
    return reported;
  }

  private static String classPath(String module) {
    return module + "/target/classes" + File.pathSeparator + module + "/target/lib/*";
  }

  private static String property(String name, Object value) {
    return "-D" + name + "=" + value;
  }
}
