package org.cnnc.compiler.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.source.Decimal;

/** The types parameters usually have. */
public final class ParameterTypes {
  private ParameterTypes() {}

  /** A whole number from {@code least} on. */
  public static ParameterType<Integer> whole(int least) {
    return new ParameterType<>(
        "a whole number", (value, reading) -> wholeAtLeast(least, value, reading));
  }

  /** Any whole number of 64 bits, such as a seed. */
  public static ParameterType<Long> seed() {
    String description = "a whole number";
    return new ParameterType<>(
        description,
        (value, reading) -> {
          if (value instanceof Value.Whole whole) {
            return whole.value();
          }
          throw reading.wrongType(value, description);
        });
  }

  /** A finite number; whole ones are welcome. */
  public static ParameterType<Double> real() {
    return real("a finite number", number -> true);
  }

  /** A finite number in a range, described after "is": {@code at least 0 and below 1}. */
  public static ParameterType<Double> real(String range, DoublePredicate inside) {
    return new ParameterType<>(
        "a number",
        (value, reading) -> {
          double number = number(value, reading);
          if (!Double.isFinite(number) || !inside.test(number)) {
            throw reading.outOfRange(value, range, shown(value));
          }
          return number;
        });
  }

  /** {@code true} or {@code false}. */
  public static ParameterType<Boolean> bool() {
    String description = "`true` or `false`";
    return new ParameterType<>(
        description,
        (value, reading) -> {
          if (value instanceof Value.Bool bool) {
            return bool.value();
          }
          throw reading.wrongType(value, description, List.of("true", "false", "True", "False"));
        });
  }

  /** Text in quotes. */
  public static ParameterType<String> text() {
    return new ParameterType<>(
        "text",
        (value, reading) -> {
          if (value instanceof Value.Text text) {
            return text.value();
          }
          throw reading.wrongType(value, "text");
        });
  }

  /** A name without quotes that the file defines elsewhere, such as a data set's. */
  public static ParameterType<Value.Bare> name() {
    return new ParameterType<>(
        "a name",
        (value, reading) -> {
          if (value instanceof Value.Bare bare) {
            return bare;
          }
          throw reading.wrongType(value, "a name");
        });
  }

  /** One of a closed set of words, bare or in quotes. */
  public static ParameterType<String> oneOf(String... known) {
    List<String> words = List.of(known);
    return new ParameterType<>(
        "one of " + Suggestions.list(words),
        all -> words,
        (value, reading) -> {
          String word = wordIn(value, reading, words, words);
          if (words.contains(word)) {
            return word;
          }
          throw reading.unknownValue(value, word, words, words);
        });
  }

  /** A word found through {@code ServiceLoader} and used without brackets, bare or in quotes. */
  public static <W extends Word> ParameterType<W> word(Class<W> sort, String description) {
    return new ParameterType<>(
        description,
        words -> words.spellings(sort),
        (value, reading) -> find(sort, wordIn(sort, value, reading), value, reading));
  }

  /**
   * A word found through {@code ServiceLoader} with its arguments: {@code SGD(momentum=0.9)}, or
   * bare or in quotes with its defaults.
   */
  public static <W extends Word> ParameterType<Use<W>> use(Class<W> sort, String description) {
    return new ParameterType<>(
        description,
        words -> words.spellings(sort),
        (value, reading) -> {
          Value.Call call =
              value instanceof Value.Call given
                  ? given
                  : new Value.Call(
                      wordIn(sort, value, reading), value.span(), List.of(), value.span());
          W word = find(sort, call.name(), new Value.Text(call.name(), call.nameSpan()), reading);
          return new Use<>(word, Arguments.bind(word, call, List.of(), reading.words()));
        });
  }

  private static <W extends Word> W find(
      Class<W> sort, String spelling, Value value, Reading reading) {
    Words words = reading.words();
    return words
        .find(sort, spelling)
        .orElseThrow(
            () -> reading.unknownValue(value, spelling, words.names(sort), words.spellings(sort)));
  }

  /** One number for both axes, or (height, width), each from {@code least} on. */
  public static ParameterType<Pair> pair(int least) {
    String description = "one number or (height, width)";
    return new ParameterType<>(
        description,
        (value, reading) -> {
          if (value instanceof Value.Whole) {
            return Pair.of(wholeAtLeast(least, value, reading));
          }
          List<Value> items = value instanceof Value.Items list ? list.values() : List.of();
          if (items.isEmpty() || !items.stream().allMatch(Value.Whole.class::isInstance)) {
            throw reading.wrongType(value, description);
          }
          if (items.size() != 2) {
            String received = items.size() + (items.size() == 1 ? " number" : " numbers");
            String message =
                "`" + reading.parameter() + "` is " + description + "; received " + received + ".";
            throw reading.refuse("wrong-length", value.span(), message);
          }
          return new Pair(
              wholeAtLeast(least, items.get(0), reading),
              wholeAtLeast(least, items.get(1), reading));
        });
  }

  /** A value of another type, of which this version supports one. */
  public static <T> ParameterType<T> only(ParameterType<T> type, T supported) {
    return new ParameterType<>(
        type.description(),
        type.enumerators(),
        (value, reading) -> {
          T read = type.read(value, reading);
          if (read.equals(supported)) {
            return read;
          }
          String message =
              "This version supports `" + reading.parameter() + "=" + supported + "` only.";
          throw reading.refuse("not-supported-yet", value.span(), message);
        });
  }

  /** {@code none}, or a value of another type. */
  public static <T> ParameterType<Optional<T>> orNone(ParameterType<T> type) {
    return new ParameterType<>(
        type.description() + " or `none`",
        type.enumerators(),
        (value, reading) ->
            value instanceof Value.None
                ? Optional.empty()
                : Optional.of(type.read(value, reading)));
  }

  /**
   * A list or a tuple, all of whose errors are reported; a single value stands for a list of it.
   */
  public static <T> ParameterType<List<T>> listOf(ParameterType<T> type) {
    return new ParameterType<>(
        "a list",
        type.enumerators(),
        (value, reading) -> {
          List<Value> items = value instanceof Value.Items list ? list.values() : List.of(value);
          List<T> read = new ArrayList<>();
          List<Diagnostic> wrong = new ArrayList<>();
          boolean complete = true;
          for (Value item : items) {
            try {
              read.add(type.read(item, reading));
            } catch (Refusal refusal) {
              complete = false;
              wrong.addAll(refusal.diagnostics());
            }
          }
          if (!complete) {
            throw new Refusal(wrong);
          }
          return List.copyOf(read);
        });
  }

  /** The number as the file writes it, or its value where an expression made it. */
  static String shown(Value value) {
    String text = value.span().text();
    if (text.matches("-?[0-9._eE+-]+")) {
      return text;
    }
    return value instanceof Value.Whole whole
        ? String.valueOf(whole.value())
        : Decimal.of(((Value.Real) value).value());
  }

  private static int wholeAtLeast(int least, Value value, Reading reading) {
    if (!(value instanceof Value.Whole whole)) {
      throw reading.wrongType(value, "a whole number");
    }
    if (whole.value() < least) {
      throw reading.outOfRange(value, "at least " + least, shown(value));
    }
    if (whole.value() > Integer.MAX_VALUE) {
      throw reading.outOfRange(value, "at most 2,147,483,647", shown(value));
    }
    return (int) whole.value();
  }

  private static double number(Value value, Reading reading) {
    if (value instanceof Value.Whole whole) {
      return whole.value();
    }
    if (value instanceof Value.Real real) {
      return real.value();
    }
    throw reading.wrongType(value, "a number");
  }

  private static String wordIn(Class<? extends Word> sort, Value value, Reading reading) {
    Words words = reading.words();
    return wordIn(value, reading, words.names(sort), words.spellings(sort));
  }

  private static String wordIn(
      Value value, Reading reading, List<String> listed, List<String> known) {
    if (value instanceof Value.Text text) {
      return text.value();
    }
    if (value instanceof Value.Bare bare) {
      return bare.name();
    }
    if (known.contains(value.span().text())) {
      // The file calls a value of its own like this word; that was reported where it does.
      throw Refusal.reported();
    }
    throw reading.wrongType(value, "one of " + Suggestions.list(listed));
  }
}
