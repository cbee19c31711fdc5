package org.cnnc.compiler.syntax;

import java.util.List;
import org.cnnc.compiler.source.Span;

/** {@code function swish(x, beta=1.0) = x * sigmoid(beta * x)}. */
public record FunctionSyntax(
    Name name, List<ModelSyntax.Parameter> parameters, ValueSyntax body, Span span) {
  public FunctionSyntax {
    parameters = List.copyOf(parameters);
  }
}
