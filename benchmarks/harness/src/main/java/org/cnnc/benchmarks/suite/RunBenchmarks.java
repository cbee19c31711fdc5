package org.cnnc.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The command: measures, prints the table of ratios, and writes it where the README shows it. */
public final class RunBenchmarks {
  private static final int USAGE_ERROR = 2;

  private RunBenchmarks() {}

  /** The first argument is the folder {@code benchmarks}; the others are the options. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path home = Path.of(args[0]);
    if (args.length == 2 && args[1].equals("--help")) {
      System.out.print(Options.USAGE);
      return;
    }
    Options options;
    try {
      options = Options.of(Arrays.copyOfRange(args, 1, args.length));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(Options.USAGE);
      System.exit(USAGE_ERROR);
      return;
    }
    System.exit(run(home, options) ? 0 : 1);
  }

  private static boolean run(Path home, Options options) throws IOException, InterruptedException {
    Files.createDirectories(home.resolve("target"));
    Run run = new Run(home, options, System.out);
    run.measure();
    Documents documents = new Documents(home, options, run);
    documents.write();
    System.out.println();
    System.out.println(documents.ratios());
    if (!options.writesDocuments()) {
      System.out.println(
          "This is no full run: README.md and RESULTS.md stay (--write writes them).");
    }
    run.failures().forEach(failure -> System.err.println("error: " + failure));
    return run.failures().isEmpty();
  }
}
