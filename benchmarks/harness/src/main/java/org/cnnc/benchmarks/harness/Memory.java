package org.cnnc.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process had resident. */
final class Memory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private Memory() {}

  static void report(Report report) throws IOException {
    if (!Files.isReadable(STATUS)) {
      return;
    }
    for (String line : Files.readAllLines(STATUS)) {
      if (line.startsWith("VmHWM:")) {
        long kibibytes = Long.parseLong(line.replaceAll("\\D", ""));
        report.row("resident_mib", kibibytes / 1024.0);
      }
    }
  }
}
