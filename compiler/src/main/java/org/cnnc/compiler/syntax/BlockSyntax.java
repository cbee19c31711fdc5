package org.cnnc.compiler.syntax;

import java.util.List;
import org.cnnc.compiler.source.Span;

/**
 * {@code block residual(filters: int)(x) { ... return x }}.
 *
 * @param tensors the names of the tensors it is applied to, at least one
 */
public record BlockSyntax(
    Name name,
    List<ModelSyntax.Parameter> parameters,
    List<Name> tensors,
    List<StatementSyntax> statements,
    Span span) {
  public BlockSyntax {
    parameters = List.copyOf(parameters);
    tensors = List.copyOf(tensors);
    statements = List.copyOf(statements);
  }
}
