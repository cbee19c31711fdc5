package org.cnnc.compiler.diagnostic;

import java.util.List;

/** Thrown where a value cannot be had; carries the reports that say why. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Diagnostic> diagnostics;

  public Refusal(Diagnostic diagnostic) {
    this(List.of(diagnostic));
  }

  public Refusal(List<Diagnostic> diagnostics) {
    super(diagnostics.get(0).message(), null, false, false);
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** At least one error. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
