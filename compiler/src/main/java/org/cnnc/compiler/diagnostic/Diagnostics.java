package org.cnnc.compiler.diagnostic;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cnnc.compiler.source.Span;

/** The reports of one compilation, collected; the same report counts once. */
public final class Diagnostics {
  /** More than anyone reads; a hostile file must not make us print millions. */
  private static final int MOST = 100;

  private final Set<Diagnostic> reports = new LinkedHashSet<>();
  private boolean failed;

  /** Adds a report. */
  public void add(Diagnostic diagnostic) {
    failed |= diagnostic.severity() == Diagnostic.Severity.ERROR;
    if (reports.size() < MOST) {
      reports.add(diagnostic);
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

  /** Whether a report begins at a place or in it, or just behind. */
  public boolean isReported(Span place) {
    return reports.stream()
        .map(Diagnostic::span)
        .anyMatch(span -> span.start() >= place.start() && span.start() <= place.end());
  }

  /** The reports in source order. */
  public List<Diagnostic> inSourceOrder() {
    return reports.stream().sorted(Comparator.comparingInt(d -> d.span().start())).toList();
  }
}
