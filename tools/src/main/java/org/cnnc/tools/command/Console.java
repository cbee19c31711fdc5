package org.cnnc.tools.command;

import java.io.PrintStream;

/** Where results ({@code out}) and diagnostics and progress ({@code err}) are printed. */
public record Console(PrintStream out, PrintStream err) {
  public void flush() {
    out.flush();
    err.flush();
  }
}
