package org.cnnc.runtime.progress;

import java.util.Map;

/** Chooses how to show progress. */
public final class Progresses {
  private Progresses() {}

  /** Keras' bar on a terminal, plain lines where there is none or the user wants none. */
  public static Progress standard() {
    return of(System.console() != null, System.getenv());
  }

  static Progress of(boolean terminal, Map<String, String> environment) {
    boolean plain =
        !terminal || environment.containsKey("NO_COLOR") || environment.containsKey("CI");
    return plain
        ? new PlainProgress(System.out, System::nanoTime)
        : new TerminalProgress(System.out, System::nanoTime);
  }
}
