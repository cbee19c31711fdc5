package org.cnnc.compiler.mutant;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.DiagnosticPrinter;
import org.cnnc.compiler.source.Source;

/**
 * What the compiler says to a text, known to be said as it should be.
 *
 * @param seconds of the processor
 */
record Answer(List<Diagnostic> reports, boolean refused, double seconds) {
  private static final CnnCompiler COMPILER = new CnnCompiler();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Fails if a report says not where, or speaks another language than ours. */
  static Answer to(String text) {
    Source source = new Source("A.cnn", text);
    long start = THREADS.getCurrentThreadCpuTime();
    CnnCompiler.Response response = COMPILER.check(new CnnCompiler.Request(source, ""));
    long time = THREADS.getCurrentThreadCpuTime() - start;
    for (Diagnostic report : response.diagnostics()) {
      if (report.span().source() != source || !isReport(report)) {
        throw new AssertionError(report + " to " + text);
      }
    }
    return new Answer(response.diagnostics(), response.failed(), time / 1e9);
  }

  private static boolean isReport(Diagnostic report) {
    // What the text holds is repeated between back quotes, whatever it is.
    String own = report.message().replaceAll("`[^`]*`", "");
    return !report.message().isBlank()
        && !own.matches("(?s).*\\b(null|expecting|mismatched|viable|extraneous)\\b.*")
        && DiagnosticPrinter.console(List.of(report))
            .matches("(?s)A\\.cnn:[1-9]\\d*:[1-9]\\d*: (error|warning): .* \\[[a-z-]+\\]\n.*");
  }
}
