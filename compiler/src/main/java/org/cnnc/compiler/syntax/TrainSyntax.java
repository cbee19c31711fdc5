package org.cnnc.compiler.syntax;

import java.util.List;
import org.cnnc.compiler.source.Span;

/**
 * {@code train Run for Model(units=100) { ... }}.
 *
 * @param overrides the values for the model's parameters
 */
public record TrainSyntax(
    Name name,
    Name model,
    List<CallSyntax.Argument> overrides,
    List<Statement> statements,
    Span span) {
  public TrainSyntax {
    overrides = List.copyOf(overrides);
    statements = List.copyOf(statements);
  }

  /** A statement of a train section. */
  public sealed interface Statement {
    /** From its first character to its last. */
    Span span();
  }

  /** {@code data train, val = fashion_mnist("train")}. */
  public record Data(List<Name> names, CallSyntax source, Span span) implements Statement {
    public Data {
      names = List.copyOf(names);
    }
  }

  /** {@code let rate = 0.01}. */
  public record Let(Name name, ValueSyntax value, Span span) implements Statement {}

  /** {@code fit(train, epochs=20)}. */
  public record Step(CallSyntax call) implements Statement {
    @Override
    public Span span() {
      return call.span();
    }
  }

  /**
   * A statement that is reported already.
   *
   * @param names of the data and values it would make
   */
  public record Broken(StatementSyntax.Names names, Span span) implements Statement {}
}
