package org.cnnc.compiler.diagnostic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic.Note;
import org.cnnc.compiler.diagnostic.Diagnostic.Severity;
import org.cnnc.compiler.source.Span;

/**
 * The reports of one compilation, collected; the same report counts once, and where the same lines
 * are read again and again (in loops and blocks) the first for each place does.
 */
public final class Diagnostics {
  /**
   * Of each severity; more than anyone reads, and a hostile file must not make us print millions.
   */
  private static final int MOST = 100;

  /** The innermost places say most. */
  private static final int MOST_NOTES = 6;

  private final Map<Key, Diagnostic> reports = new LinkedHashMap<>();
  private final Deque<Optional<Note>> places = new ArrayDeque<>();
  private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
  private boolean failed;
  private boolean more;

  private record Key(String id, Span span, String message) {}

  /** Adds a report. */
  public void add(Diagnostic diagnostic) {
    failed |= diagnostic.severity() == Severity.ERROR;
    String message = places.isEmpty() ? diagnostic.message() : "";
    Key key = new Key(diagnostic.id(), diagnostic.span(), message);
    if (reports.containsKey(key)) {
      return;
    }
    int count = counts.merge(diagnostic.severity(), 1, Integer::sum);
    more |= count > MOST;
    if (count <= MOST) {
      reports.put(key, withPlaces(diagnostic));
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

  /** Whether there are errors that are not reported, so that looking for others is in vain. */
  public boolean areMany() {
    return counts.getOrDefault(Severity.ERROR, 0) > MOST;
  }

  /** Whether an error is among the reports. */
  public boolean failed() {
    return failed;
  }

  /** Whether a report begins at a place or in it, or just behind. */
  public boolean isReported(Span place) {
    return reports.values().stream()
        .map(Diagnostic::span)
        .filter(span -> span.source().equals(place.source()))
        .anyMatch(span -> span.start() >= place.start() && span.start() <= place.end());
  }

  /** The reports in source order, file by file. */
  public List<Diagnostic> inSourceOrder() {
    List<Diagnostic> sorted =
        reports.values().stream()
            .sorted(
                Comparator.comparing((Diagnostic d) -> d.span().source().name())
                    .thenComparing(d -> d.span().start()))
            .toList();
    return more ? andMore(sorted) : sorted;
  }

  /** The same, the last of which says that there are others. */
  public static List<Diagnostic> andMore(List<Diagnostic> reports) {
    List<Diagnostic> all = new ArrayList<>(reports);
    Diagnostic last = all.remove(all.size() - 1);
    all.add(
        last.withNote(
            new Note("More is wrong; only so much is reported at once.", Optional.empty())));
    return List.copyOf(all);
  }
}
