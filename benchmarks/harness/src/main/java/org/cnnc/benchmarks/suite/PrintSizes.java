package org.cnnc.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cnnc.benchmarks.table.MarkdownTable;

/** The command: prints how many bytes the networks become, and how long compiling takes. */
public final class PrintSizes {
  private static final String SUFFIX = ".cnn";
  private static final List<String> TITLES =
      List.of("network", "rendering", "text", "Java", "classes", "`cnn compile`");

  private final Path home;
  private final Path built;

  private PrintSizes(Path home) {
    this.home = home;
    built = home.resolve("cnn/target");
  }

  /** The one argument is the folder {@code benchmarks}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    new PrintSizes(Path.of(args[0])).print();
  }

  private void print() throws IOException, InterruptedException {
    MarkdownTable table = new MarkdownTable(TITLES);
    for (Path text : Footprint.files(home.resolve("cnn/src/main/cnn"))) {
      String file = text.getFileName().toString();
      String name = file.substring(0, file.length() - SUFFIX.length());
      String seconds = String.format(Locale.ROOT, "%.1f s", compileSeconds(text));
      table.row(
          List.of(
              name,
              "plain",
              count(Files.size(text)),
              count(bytes("generated-sources/cnn", name, "")),
              count(bytes("classes", name, "")),
              seconds));
      for (String unit : List.of("Vector128", "Vector256", "Vector512")) {
        String sources = count(bytes("cnn-vector-sources", name, unit));
        table.row(List.of(name, unit, "", sources, count(bytes("classes", name, unit)), ""));
      }
    }
    System.out.println(table);
    for (Path jar : Footprint.files(built.resolve("lib"))) {
      if (jar.getFileName().toString().startsWith("cnn-runtime")) {
        System.out.println("The runtime: " + count(Files.size(jar)) + " bytes of jar.");
      }
    }
  }

  /** A whole process, the compiling of the kernels for vector units by javac included. */
  private double compileSeconds(Path text) throws IOException, InterruptedException {
    Path output = home.resolve("target/sizes");
    ProcessBuilder compile =
        new ProcessBuilder(
            List.of(
                home.resolve("../bin/cnn").toString(),
                "compile",
                "-o",
                output.toString(),
                "--classes",
                output.toString(),
                text.toString()));
    compile.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    compile.redirectError(ProcessBuilder.Redirect.DISCARD);
    long begin = System.nanoTime();
    if (compile.start().waitFor() != 0) {
      throw new IOException("`bin/cnn compile " + text + "` fails; is this checkout packaged?");
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private long bytes(String folder, String network, String rendering) throws IOException {
    long bytes = 0;
    for (Path file : Footprint.files(built.resolve(folder))) {
      if (file.getFileName().toString().matches(network + rendering + "[.$].*")) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private static String count(long bytes) {
    return String.format(Locale.ROOT, "%,d", bytes);
  }
}
