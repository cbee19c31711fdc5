package org.cnnc.tools.build;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.source.Span;

/** Something wrong with a whole file, found before or after the compiler saw its text. */
final class ProblemException extends Exception {
  private static final long serialVersionUID = 1;
  private final String id;
  private final String hint;

  ProblemException(String id, String message, String hint) {
    super(message);
    this.id = id;
    this.hint = hint;
  }

  String id() {
    return id;
  }

  /** As a report at the beginning of the file. */
  Diagnostic diagnostic(Source source) {
    return new Diagnostic(
        Diagnostic.Severity.ERROR,
        id,
        new Span(source, 0, 0),
        getMessage(),
        List.of(),
        Optional.of(hint));
  }
}
