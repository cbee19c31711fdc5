package org.cnnc.compiler.syntax;

import java.util.List;
import java.util.stream.Stream;
import org.cnnc.compiler.source.Span;

/** An expression that is a value while compiling. */
public sealed interface ValueSyntax {
  /** From its first character to its last. */
  Span span();

  /** The expressions it is made of. */
  default List<ValueSyntax> parts() {
    return List.of();
  }

  /** {@code 350_000}. */
  record Whole(long value, Span span) implements ValueSyntax {}

  /** {@code 1e-3}. */
  record Real(double value, Span span) implements ValueSyntax {}

  /** {@code 'relu'}, without quotes and escapes. */
  record Text(String value, Span span) implements ValueSyntax {}

  /** {@code true}. */
  record Bool(boolean value, Span span) implements ValueSyntax {}

  /** {@code none}. */
  record None(Span span) implements ValueSyntax {}

  /** {@code relu}, or the name of a parameter. */
  record Word(Name name) implements ValueSyntax {
    @Override
    public Span span() {
      return name.span();
    }
  }

  /** {@code SGD(learning_rate=0.01)}. */
  record Call(CallSyntax call) implements ValueSyntax {
    @Override
    public Span span() {
      return call.span();
    }

    @Override
    public List<ValueSyntax> parts() {
      return call.arguments().stream().map(CallSyntax.Argument::value).toList();
    }
  }

  /** {@code (3, 3)}. */
  record Tuple(List<ValueSyntax> values, Span span) implements ValueSyntax {
    public Tuple {
      values = List.copyOf(values);
    }

    @Override
    public List<ValueSyntax> parts() {
      return values;
    }
  }

  /** {@code [accuracy]}. */
  record Items(List<ValueSyntax> values, Span span) implements ValueSyntax {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public List<ValueSyntax> parts() {
      return values;
    }
  }

  /** {@code {0: 1.0, 1: 2.5}}, only as an argument. */
  record Entries(List<Entry> entries, Span span) implements ValueSyntax {
    public Entries {
      entries = List.copyOf(entries);
    }

    @Override
    public List<ValueSyntax> parts() {
      return entries.stream().flatMap(entry -> Stream.of(entry.key(), entry.value())).toList();
    }
  }

  /** {@code 0: 1.0}. */
  record Entry(ValueSyntax key, ValueSyntax value) {}

  /** {@code -x} or {@code not x}. */
  record Unary(String operator, ValueSyntax operand, Span span) implements ValueSyntax {
    @Override
    public List<ValueSyntax> parts() {
      return List.of(operand);
    }
  }

  /** {@code a + b}, {@code a < b}, {@code a and b}. */
  record Binary(String operator, ValueSyntax left, ValueSyntax right, Span span)
      implements ValueSyntax {
    @Override
    public List<ValueSyntax> parts() {
      return List.of(left, right);
    }
  }
}
