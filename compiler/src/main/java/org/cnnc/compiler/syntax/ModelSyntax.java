package org.cnnc.compiler.syntax;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.source.Span;

/** {@code model Name(classes=10) { ... }}. */
public record ModelSyntax(
    Name name, List<Parameter> parameters, List<StatementSyntax> statements, Span span) {
  public ModelSyntax {
    parameters = List.copyOf(parameters);
    statements = List.copyOf(statements);
  }

  /** {@code filters: int = 32}; type and default may be missing. */
  public record Parameter(Name name, Optional<Name> type, Optional<ValueSyntax> fallback) {}
}
