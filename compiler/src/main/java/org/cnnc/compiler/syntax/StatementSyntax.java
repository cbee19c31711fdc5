package org.cnnc.compiler.syntax;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.source.Span;

/** A statement of a model. */
public sealed interface StatementSyntax {
  /** From its first character to its last. */
  Span span();

  /** {@code input image: uint8[28, 28, 1]}. */
  record Input(Name name, Name elementType, List<ValueSyntax> sizes, Span sizesSpan, Span span)
      implements StatementSyntax {
    public Input {
      sizes = List.copyOf(sizes);
    }
  }

  /** {@code output probs = Dense(10)}. */
  record Output(Optional<Name> name, TensorSyntax tensor, Span span) implements StatementSyntax {}

  /** {@code x = Flatten()(x)}. */
  record Assignment(Name name, TensorSyntax tensor, Span span) implements StatementSyntax {}

  /** A bare line: {@code Flatten()}, with tensors or without. */
  record Line(TensorSyntax.Applied layer) implements StatementSyntax {
    @Override
    public Span span() {
      return layer.span();
    }
  }

  /**
   * A statement that is reported already.
   *
   * @param names those it would give a value
   */
  record Broken(List<Name> names, Span span) implements StatementSyntax {
    public Broken {
      names = List.copyOf(names);
    }
  }
}
