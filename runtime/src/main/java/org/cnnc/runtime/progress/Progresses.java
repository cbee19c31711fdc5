package org.cnnc.runtime.progress;

import java.io.PrintStream;
import java.util.Map;

/** Chooses how to show progress. */
public final class Progresses {
  private Progresses() {}

  /** Keras' bar on a terminal, plain lines where there is none or the user wants none. */
  public static Progress standard() {
    return on(System.out);
  }

  /** The same on another stream, such as {@code System.err}. */
  public static Progress on(PrintStream out) {
    return of(out, System.console() != null, System.getenv());
  }

  static Progress of(PrintStream out, boolean terminal, Map<String, String> environment) {
    boolean plain =
        !terminal || environment.containsKey("NO_COLOR") || environment.containsKey("CI");
    return plain
        ? new PlainProgress(out, System::nanoTime)
        : new TerminalProgress(out, System::nanoTime);
  }
}
