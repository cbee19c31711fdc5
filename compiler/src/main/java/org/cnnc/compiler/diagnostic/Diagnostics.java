package org.cnnc.compiler.diagnostic;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic.Note;
import org.cnnc.compiler.source.Span;

/**
 * The reports of one compilation, collected; the same report counts once, and where the same lines
 * are read again and again (in loops and blocks) the first for each place does.
 */
public final class Diagnostics {
  /** More than anyone reads; a hostile file must not make us print millions. */
  private static final int MOST = 100;

  /** The innermost places say most. */
  private static final int MOST_NOTES = 6;

  private final Map<Key, Diagnostic> reports = new LinkedHashMap<>();
  private final Deque<Optional<Note>> places = new ArrayDeque<>();
  private boolean failed;

  private record Key(String id, Span span, String message) {}

  /** Adds a report. */
  public void add(Diagnostic diagnostic) {
    failed |= diagnostic.severity() == Diagnostic.Severity.ERROR;
    if (reports.size() < MOST) {
      String message = places.isEmpty() ? diagnostic.message() : "";
      reports.putIfAbsent(
          new Key(diagnostic.id(), diagnostic.span(), message), withPlaces(diagnostic));
    }
  }

  private Diagnostic withPlaces(Diagnostic diagnostic) {
    Diagnostic report = diagnostic;
    for (Note note : places()) {
      report = report.withNote(note);
    }
    return report;
  }

  /** The notes of what is being done, the innermost first. */
  public List<Note> places() {
    return places.stream().flatMap(Optional::stream).limit(MOST_NOTES).toList();
  }

  /**
   * Does something that happens several times; its reports say in a note which time it is.
   *
   * @param note empty if there is nothing to say
   */
  public void within(Optional<Note> note, Runnable action) {
    places.push(note);
    try {
      action.run();
    } finally {
      places.pop();
    }
  }

  /** Adds what a refusal says. */
  public void add(Refusal refusal) {
    refusal.diagnostics().forEach(this::add);
  }

  /** Whether an error is among the reports. */
  public boolean failed() {
    return failed;
  }

  /** The reports in source order, file by file. */
  public List<Diagnostic> inSourceOrder() {
    return reports.values().stream()
        .sorted(
            Comparator.comparing((Diagnostic d) -> d.span().source().name())
                .thenComparing(d -> d.span().start()))
        .toList();
  }
}
