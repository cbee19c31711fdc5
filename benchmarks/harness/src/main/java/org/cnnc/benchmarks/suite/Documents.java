package org.cnnc.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.cnnc.benchmarks.harness.Task;
import org.cnnc.benchmarks.table.MarkedText;
import org.cnnc.benchmarks.table.PeerTable;
import org.cnnc.benchmarks.table.RatioTable;

/** What a run leaves behind: raw rows, and the tables where people read them. */
final class Documents {
  private final Path home;
  private final Options options;
  private final Run run;

  /** Of a finished run; {@code home} is the folder {@code benchmarks}. */
  Documents(Path home, Options options, Run run) {
    this.home = home;
    this.options = options;
    this.run = run;
  }

  /** The table of ratios, with the facts that belong to it. */
  String ratios() throws IOException {
    RatioTable table = new RatioTable(run.results(), options.peers());
    return run.facts().text(options) + "\n\n" + table.markdown(lines());
  }

  /** Writes the files; RESULTS.md and the README only where the run is to be shown. */
  void write() throws IOException {
    write(home.resolve("target/results.csv"), run.results().csv());
    if (options.writesDocuments()) {
      PeerTable everyone = new PeerTable(run.results(), options.peers());
      write(
          home.resolve("RESULTS.md"),
          "# Results\n\n" + ratios() + "\n## Everyone\n\n" + everyone.markdown(lines()));
      Path readme = home.resolve("../README.md").normalize();
      write(readme, MarkedText.replace(Files.readString(readme), ratios()));
    }
  }

  private List<Task> lines() {
    return Stream.concat(options.tasks().stream(), options.preparations().stream()).toList();
  }

  private static void write(Path file, String text) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(temporary, text);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
