package org.cnnc.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.source.Span;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  private static final int MANY = 1_000;

  private final Source source = new Source("A.cnn", "x\n".repeat(MANY + 1));
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void warningsTakeNoErrorsPlace() {
    for (int i = 0; i < MANY; i++) {
      diagnostics.add(Diagnostic.warning("dense-on-image", place(i), "Warning."));
    }
    diagnostics.add(Diagnostic.error("unknown-layer", place(MANY), "Error."));
    assertThat(diagnostics.inSourceOrder())
        .hasSizeLessThan(MANY)
        .anyMatch(report -> report.severity() == Diagnostic.Severity.ERROR);
    assertThat(diagnostics.areMany()).isFalse();
  }

  @Test
  void theLastReportSaysThatThereAreMore() {
    for (int i = 0; i < MANY; i++) {
      diagnostics.add(Diagnostic.error("unknown-layer", place(i), "Error."));
    }
    List<Diagnostic> reports = diagnostics.inSourceOrder();
    assertThat(reports).hasSize(100);
    assertThat(reports.get(98).notes()).isEmpty();
    assertThat(reports.get(99).notes())
        .extracting(Diagnostic.Note::text)
        .containsExactly("More is wrong; only so much is reported at once.");
    assertThat(diagnostics.areMany()).isTrue();
  }

  private Span place(int line) {
    return new Span(source, 2 * line, 2 * line + 1);
  }
}
