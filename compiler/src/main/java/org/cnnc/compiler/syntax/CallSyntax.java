package org.cnnc.compiler.syntax;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.source.Span;

/** {@code Conv2D(32, kernel_size=3)}. */
public record CallSyntax(Name name, List<Argument> arguments, Span span) {
  public CallSyntax {
    arguments = List.copyOf(arguments);
  }

  /** {@code kernel_size=3}, or {@code 32} by position. */
  public record Argument(Optional<Name> name, ValueSyntax value, Span span) {}
}
