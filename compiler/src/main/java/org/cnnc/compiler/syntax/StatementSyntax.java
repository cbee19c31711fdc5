package org.cnnc.compiler.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cnnc.compiler.source.Span;

/** A statement of a model or a block. */
public sealed interface StatementSyntax {
  /** From its first character to its last. */
  Span span();

  /** The layers and tensors the statement itself names. */
  default Optional<TensorSyntax> expression() {
    return Optional.empty();
  }

  /** What a report shows of a statement with others inside: the part before them. */
  default Span head() {
    return span();
  }

  /** The statements inside, those of every branch by themselves. */
  default List<List<StatementSyntax>> bodies() {
    return List.of();
  }

  /** {@code input image: uint8[28, 28, 1]}. */
  record Input(Name name, Name elementType, List<ValueSyntax> sizes, Span sizesSpan, Span span)
      implements StatementSyntax {
    public Input {
      sizes = List.copyOf(sizes);
    }
  }

  /** {@code output probs = Dense(10)}. */
  record Output(Optional<Name> name, TensorSyntax tensor, Span span) implements StatementSyntax {
    @Override
    public Optional<TensorSyntax> expression() {
      return Optional.of(tensor);
    }
  }

  /** {@code return x}. */
  record Return(TensorSyntax tensor, Span span) implements StatementSyntax {
    @Override
    public Optional<TensorSyntax> expression() {
      return Optional.of(tensor);
    }
  }

  /** {@code x = Flatten()(x)}, or {@code left, right = halves(8)(x)}. */
  record Assignment(List<Name> names, TensorSyntax tensor, Span span) implements StatementSyntax {
    public Assignment {
      names = List.copyOf(names);
    }

    @Override
    public Optional<TensorSyntax> expression() {
      return Optional.of(tensor);
    }
  }

  /** A bare line: {@code Flatten()}, with tensors or without. */
  record Line(TensorSyntax.Applied layer) implements StatementSyntax {
    @Override
    public Span span() {
      return layer.span();
    }

    @Override
    public Optional<TensorSyntax> expression() {
      return Optional.of(layer);
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

    @Override
    public Span head() {
      return span.to(list.span());
    }

    @Override
    public List<List<StatementSyntax>> bodies() {
      return List.of(body);
    }
  }

  /** {@code repeat 2 { ... }}. */
  record Repeat(ValueSyntax count, List<StatementSyntax> body, Span span)
      implements StatementSyntax {
    public Repeat {
      body = List.copyOf(body);
    }

    @Override
    public Span head() {
      return span.to(count.span());
    }

    @Override
    public List<List<StatementSyntax>> bodies() {
      return List.of(body);
    }
  }

  /** {@code if a { ... } else if b { ... } else { ... }}; the last body is empty without else. */
  record If(List<Branch> branches, List<StatementSyntax> otherwise, Span span)
      implements StatementSyntax {
    public If {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
    }

    @Override
    public Span head() {
      return span.to(branches.get(0).condition().span());
    }

    @Override
    public List<List<StatementSyntax>> bodies() {
      return Stream.concat(branches.stream().map(Branch::body), Stream.of(otherwise)).toList();
    }
  }

  /** A condition and what happens if it is the first that holds. */
  record Branch(ValueSyntax condition, List<StatementSyntax> body) {
    public Branch {
      body = List.copyOf(body);
    }
  }
}
