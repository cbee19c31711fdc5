package org.cnnc.compiler.diagnostic;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Thrown where a value cannot be had; carries the reports that say why. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Diagnostic> diagnostics;

  public Refusal(Diagnostic diagnostic) {
    this(List.of(diagnostic));
  }

  public Refusal(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::message).collect(joining(" ")), null, false, false);
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Because of something that was reported before: one cause is reported once. */
  public static Refusal reported() {
    return new Refusal(List.of());
  }

  /** The errors; none if the cause was reported before. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
