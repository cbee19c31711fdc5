package org.cnnc.compiler.diagnostic;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

  /** The reports in source order. */
  public List<Diagnostic> inSourceOrder() {
    return reports.stream().sorted(Comparator.comparingInt(d -> d.span().start())).toList();
  }
}
