package org.cnnc.benchmarks.harness;

import java.nio.file.Path;
import java.time.Instant;

/** What the suite tells a process beside its task, as system properties. */
public final class Settings {
  /** Seconds of warm-up before anything counts. */
  public static final String WARM_UP = "benchmarks.warmUp";

  /** Seconds that count. */
  public static final String SECONDS = "benchmarks.seconds";

  /** The folder of the files that contenders read. */
  public static final String MODELS = "benchmarks.models";

  /** When the suite started the process: nanoseconds since 1970. */
  public static final String STARTED = "benchmarks.started";

  private Settings() {}

  static double warmUp() {
    return Double.parseDouble(System.getProperty(WARM_UP, "10"));
  }

  static double seconds() {
    return Double.parseDouble(System.getProperty(SECONDS, "10"));
  }

  /** The folder of the files that contenders read. */
  public static Path models() {
    return Path.of(System.getProperty(MODELS, "models"));
  }

  static long started() {
    return Long.parseLong(System.getProperty(STARTED, "0"));
  }

  /** Now, as nanoseconds since 1970. */
  public static long epochNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
