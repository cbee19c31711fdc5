package org.cnnc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.source.Span;

/**
 * A report to the user, as data. Long pieces of its sentences are cut, as they may repeat what a
 * file holds.
 *
 * @param id words with hyphens, unique and searchable: {@code window-too-large}; its {@linkplain
 *     Explanation page} tells more
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
    message = Brevity.of(message);
    notes = List.copyOf(notes);
    hint = hint.map(Brevity::of);
    assert Explanation.exists(id) : Explanation.FOLDER + id + ".md is missing";
  }

  /** Whether the build goes on. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /**
   * A received value, or where a shape comes from. With a span the text is the sentence up to the
   * place: {@code It closes the `(`}.
   */
  public record Note(String text, Optional<Span> span) {
    public Note {
      text = Brevity.of(text);
    }
  }

  /** An error without notes and hint. */
  public static Diagnostic error(String id, Span span, String message) {
    return new Diagnostic(Severity.ERROR, id, span, message, List.of(), Optional.empty());
  }

  /** A warning without notes and hint. */
  public static Diagnostic warning(String id, Span span, String message) {
    return new Diagnostic(Severity.WARNING, id, span, message, List.of(), Optional.empty());
  }

  /** The same with one more note about a place. */
  public Diagnostic withNote(String text, Span place) {
    return withNote(new Note(text, Optional.of(place)));
  }

  /** The same with one more note. */
  public Diagnostic withNote(Note note) {
    List<Note> more = new ArrayList<>(notes);
    more.add(note);
    return new Diagnostic(severity, id, span, message, more, hint);
  }

  /** The same with other sources for its places, such as those of another name. */
  public Diagnostic under(UnaryOperator<Source> sources) {
    List<Note> moved =
        notes.stream()
            .map(note -> new Note(note.text(), note.span().map(place -> under(sources, place))))
            .toList();
    return new Diagnostic(severity, id, under(sources, span), message, moved, hint);
  }

  private static Span under(UnaryOperator<Source> sources, Span span) {
    return new Span(sources.apply(span.source()), span.start(), span.end());
  }

  /** The same with a hint. */
  public Diagnostic withHint(String text) {
    return withHint(Optional.of(text));
  }

  /** The same with a hint, if there is one. */
  public Diagnostic withHint(Optional<String> text) {
    return new Diagnostic(severity, id, span, message, notes, text);
  }
}
