package org.cnnc.compiler.syntax;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.source.Span;

/** A statement of a model or a block. */
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

  /** {@code return x}. */
  record Return(TensorSyntax tensor, Span span) implements StatementSyntax {}

  /** {@code x = Flatten()(x)}, or {@code left, right = halves(8)(x)}. */
  record Assignment(List<Name> names, TensorSyntax tensor, Span span) implements StatementSyntax {
    public Assignment {
      names = List.copyOf(names);
    }
  }

  /** A bare line: {@code Flatten()}, with tensors or without. */
  record Line(TensorSyntax.Applied layer) implements StatementSyntax {
    @Override
    public Span span() {
      return layer.span();
    }
  }

  /** {@code let filters = 32}, or {@code let shared = Conv2D(8, 3)}. */
  record Let(Name name, ValueSyntax value, Span span) implements StatementSyntax {}

  /** {@code for f in [32, 64] { ... }}. */
  record For(Name name, ValueSyntax list, List<StatementSyntax> body, Span span)
      implements StatementSyntax {
    public For {
      body = List.copyOf(body);
    }
  }

  /** {@code repeat 2 { ... }}. */
  record Repeat(ValueSyntax count, List<StatementSyntax> body, Span span)
      implements StatementSyntax {
    public Repeat {
      body = List.copyOf(body);
    }
  }

  /** {@code if a { ... } else if b { ... } else { ... }}; the last body is empty without else. */
  record If(List<Branch> branches, List<StatementSyntax> otherwise, Span span)
      implements StatementSyntax {
    public If {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** A condition and what happens if it is the first that holds. */
  record Branch(ValueSyntax condition, List<StatementSyntax> body) {
    public Branch {
      body = List.copyOf(body);
    }
  }
}
