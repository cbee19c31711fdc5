package org.cnnc.compiler.diagnostic;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.source.Span;

/**
 * A report to the user, as data.
 *
 * @param id a word, unique and searchable: {@code window-too-large}
 * @param message one sentence that says what happened and what was expected
 * @param hint what to type
 */
public record Diagnostic(
    Severity severity,
    String id,
    Span span,
    String message,
    List<Note> notes,
    Optional<String> hint) {
  public Diagnostic {
    notes = List.copyOf(notes);
  }

  /** Whether the build goes on. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** A received value, or where a shape comes from. */
  public record Note(String text, Optional<Span> span) {}
}
