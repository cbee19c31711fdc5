package org.cnnc.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the machine is, and how busy: from /proc, where there is one. */
final class Machine {
  private static final double TICKS_A_SECOND = 100;

  private Machine() {}

  /** The processor and how many of it this program sees. */
  static String processor() throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    return lines("/proc/cpuinfo").stream()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .orElse(System.getProperty("os.arch"))
        + ", "
        + processors
        + (processors == 1 ? " processor" : " processors");
  }

  /** Seconds that processors worked for others than this process and its finished children. */
  static double secondsOfOthers() throws IOException {
    List<String> all = lines("/proc/stat");
    List<String> own = lines("/proc/self/stat");
    if (all.isEmpty() || own.isEmpty()) {
      return 0;
    }
    String[] cpu = all.get(0).trim().split("\\s+");
    // user, nice, system, irq, softirq, steal
    double busy = sum(cpu, 1, 2, 3, 6, 7, 8);
    String[] self = own.get(0).substring(own.get(0).lastIndexOf(')') + 2).split(" ");
    // utime, stime, and those of the children that ended
    return (busy - sum(self, 11, 12, 13, 14)) / TICKS_A_SECOND;
  }

  private static double sum(String[] fields, int... places) {
    double sum = 0;
    for (int place : places) {
      sum += Double.parseDouble(fields[place]);
    }
    return sum;
  }

  private static List<String> lines(String file) throws IOException {
    Path path = Path.of(file);
    return Files.isReadable(path) ? Files.readAllLines(path) : List.of();
  }
}
