package org.cnnc.compiler.word;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.source.Decimal;
import org.cnnc.compiler.source.Span;

/** A value while compiling, and where the file says it. */
public sealed interface Value {
  /** Where the value, or the expression it comes from, stands. */
  Span span();

  /** What it is, after "not": {@code text}, {@code a whole number}. */
  String description();

  /** As a note shows it: {@code 64}, {@code `same`}; what it is for one that is longer. */
  default String shown() {
    return description();
  }

  /** The same value at another place. */
  Value at(Span place);

  /** {@code 32}. */
  record Whole(long value, Span span) implements Value {
    @Override
    public Value at(Span place) {
      return new Whole(value, place);
    }

    @Override
    public String shown() {
      return Long.toString(value);
    }

    @Override
    public String description() {
      return "a whole number";
    }
  }

  /** {@code 0.5}. */
  record Real(double value, Span span) implements Value {
    @Override
    public Value at(Span place) {
      return new Real(value, place);
    }

    @Override
    public String shown() {
      return Decimal.of(value);
    }

    @Override
    public String description() {
      return "a real number";
    }
  }

  /** {@code 'relu'}. */
  record Text(String value, Span span) implements Value {
    @Override
    public Value at(Span place) {
      return new Text(value, place);
    }

    @Override
    public String shown() {
      return "`" + value + "`";
    }

    @Override
    public String description() {
      return "text";
    }
  }

  /** {@code true}. */
  record Bool(boolean value, Span span) implements Value {
    @Override
    public Value at(Span place) {
      return new Bool(value, place);
    }

    @Override
    public String description() {
      return "`" + value + "`";
    }
  }

  /** {@code none}. */
  record None(Span span) implements Value {
    @Override
    public Value at(Span place) {
      return new None(place);
    }

    @Override
    public String description() {
      return "`none`";
    }
  }

  /**
   * A bare word that is not a parameter's name: {@code relu}.
   *
   * @param near the name in scope that it may be a misspelling of
   */
  record Bare(String name, Optional<String> near, Span span) implements Value {
    @Override
    public Value at(Span place) {
      return new Bare(name, near, place);
    }

    /** "Did you mean `units`?", if it is near to a word that would be right here. */
    public Optional<String> hint(List<String> words) {
      return Suggestions.hint(name, words).or(() -> near.map(n -> "Did you mean `" + n + "`?"));
    }

    @Override
    public String shown() {
      return "`" + name + "`";
    }

    @Override
    public String description() {
      return "the word `" + name + "`";
    }
  }

  /** {@code (3, 3)} or {@code [32, 64]}. */
  record Items(List<Value> values, Span span) implements Value {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public Value at(Span place) {
      return new Items(values, place);
    }

    @Override
    public String description() {
      return "a list";
    }
  }

  /** {@code {0: 1.0, 1: 2.5}}. */
  record Entries(List<Entry> entries, Span span) implements Value {
    public Entries {
      entries = List.copyOf(entries);
    }

    @Override
    public Value at(Span place) {
      return new Entries(entries, place);
    }

    @Override
    public String description() {
      return "a map";
    }
  }

  /** {@code 0: 1.0}. */
  record Entry(Value key, Value value) {}

  /** {@code SGD(learning_rate=0.01)}. */
  record Call(String name, Span nameSpan, List<Argument> arguments, Span span) implements Value {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Value at(Span place) {
      return new Call(name, nameSpan, arguments, place);
    }

    @Override
    public String description() {
      return "`" + name + "(...)`";
    }
  }

  /** An argument as given, by position or by name. */
  record Argument(Optional<Bare> name, Value value, Span span) {}
}
