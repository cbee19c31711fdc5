package org.cnnc.benchmarks.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cnnc.benchmarks.suite.Arguments;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The command: runs JMH over the kernels and prints rates and shares of the peak. */
public final class RunKernels {
  private static final String USAGE =
      """
      usage: benchmarks/run-kernels [OPTION VALUE]...
        --kernels LIST    of conv_28, conv_14, conv_178, conv_87, conv_41, conv_18, conv_1x1,
                          conv_5x5, dense, fashion, mnist, catsdogs
        --samples LIST    samples that go through at once; 1,8 unless given
        --rendering LIST  of portable, vector
        --seconds S       of measuring each, after as many of warm-up; 5 unless given
        --java FILE       the java command to measure with; the one that runs this unless given
      """;

  private static final int USAGE_ERROR = 2;
  private static final int ITERATIONS = 5;
  private static final String VECTOR = "--add-modules=jdk.incubator.vector";

  private RunKernels() {}

  /** The first argument is the folder {@code benchmarks}; the others are the options. */
  public static void main(String[] args) throws IOException, RunnerException {
    if (args.length == 2 && args[1].equals("--help")) {
      System.out.print(USAGE);
      return;
    }
    Map<String, String> given;
    try {
      given = Arguments.of(USAGE, List.of(args).subList(1, args.length));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(USAGE);
      System.exit(USAGE_ERROR);
      return;
    }
    StringBuilder tables = new StringBuilder();
    for (String rendering : given.getOrDefault("--rendering", "portable,vector").split(",")) {
      tables.append("\n## ").append(rendering).append("\n\n").append(table(rendering, given));
    }
    Path target = Path.of(args[0], "target");
    Files.createDirectories(target);
    Files.writeString(target.resolve("kernels.md"), tables.toString());
    System.out.println(tables);
  }

  private static String table(String rendering, Map<String, String> given) throws RunnerException {
    double seconds = Double.parseDouble(given.getOrDefault("--seconds", "5"));
    TimeValue iteration = TimeValue.microseconds((long) (seconds * 1e6 / ITERATIONS));
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(PassBenchmark.class.getName())
            .addProfiler(GCProfiler.class)
            .addProfiler(PeakProfiler.class)
            .jvmArgsAppend(VECTOR)
            .param("rendering", rendering.toUpperCase(Locale.ROOT))
            .forks(1)
            .warmupIterations(ITERATIONS)
            .warmupTime(iteration)
            .measurementIterations(ITERATIONS)
            .measurementTime(iteration)
            .shouldFailOnError(true);
    options.param("samples", given.getOrDefault("--samples", "1,8").split(","));
    if (given.containsKey("--kernels")) {
      String names = given.get("--kernels").toUpperCase(Locale.ROOT);
      options.param("kernel", names.split(","));
    }
    if (given.containsKey("--java")) {
      options.jvm(given.get("--java"));
    }
    return KernelTable.markdown(new Runner(options.build()).run());
  }
}
