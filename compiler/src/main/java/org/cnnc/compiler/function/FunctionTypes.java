package org.cnnc.compiler.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.ParameterType;
import org.cnnc.compiler.word.ParameterTypes;
import org.cnnc.compiler.word.Reading;
import org.cnnc.compiler.word.Use;
import org.cnnc.compiler.word.Value;
import org.cnnc.compiler.word.Word;
import org.cnnc.compiler.word.Words;

/** Parameters that take a function of the file. */
public final class FunctionTypes {
  private FunctionTypes() {}

  /** A function of any number of tensors, with its settings: {@code swish(beta=1.5)}. */
  public static ParameterType<Pointwise> any() {
    String description = "a function";
    return new ParameterType<>(
        description,
        (value, reading) -> {
          FunctionWord function =
              named(value, reading)
                  .orElseThrow(
                      () -> unknown(value, names(reading, 0), List.of(), description, reading));
          return function.with(bind(function, value, reading));
        });
  }

  /**
   * A word of a sort or, before it, a function of the file of that name.
   *
   * @param takes what a function must take: {@code 1 tensor}
   */
  public static <W extends Word, T> ParameterType<T> orWord(
      Class<W> sort,
      String description,
      int tensors,
      String takes,
      Function<Use<W>, T> ofWord,
      BiFunction<FunctionWord, Arguments, T> ofFunction) {
    ParameterType<Use<W>> words = ParameterTypes.use(sort, description);
    return new ParameterType<>(
        description,
        words.enumerators(),
        (value, reading) -> {
          Optional<FunctionWord> function = named(value, reading);
          if (function.isEmpty()) {
            return ofWord.apply(word(words, sort, tensors, value, reading));
          }
          requireTensors(function.get(), tensors, description, takes, value);
          return ofFunction.apply(function.get(), bind(function.get(), value, reading));
        });
  }

  private static <W extends Word> Use<W> word(
      ParameterType<Use<W>> type, Class<W> sort, int tensors, Value value, Reading reading) {
    Words words = reading.words();
    Optional<String> name = name(value);
    if (name.isPresent() && words.find(sort, name.get()).isEmpty()) {
      List<String> known = new ArrayList<>(words.names(sort));
      known.addAll(names(reading, tensors));
      throw unknown(value, known, words.spellings(sort), type.description(), reading);
    }
    return type.read(value, reading);
  }

  private static void requireTensors(
      FunctionWord function, int tensors, String description, String takes, Value value) {
    if (function.tensors() != tensors) {
      String message =
          "`%s` takes %s; %s takes %s."
              .formatted(function.name(), count(function.tensors()), description, takes);
      throw new Refusal(
          Diagnostic.error("wrong-function", value.span(), message)
              .withHint(
                  tensors == 1
                      ? Optional.of("Use it as a layer: `" + function.asLayer() + "`.")
                      : Optional.empty()));
    }
  }

  /** {@code 1 tensor}, {@code 2 tensors}. */
  public static String count(int tensors) {
    return tensors == 1 ? "1 tensor" : tensors + " tensors";
  }

  private static Optional<FunctionWord> named(Value value, Reading reading) {
    return name(value).flatMap(name -> reading.words().find(FunctionWord.class, name));
  }

  /** The functions of that many tensors; of any number if it is 0. */
  private static List<String> names(Reading reading, int tensors) {
    return reading.words().all(FunctionWord.class).stream()
        .filter(function -> tensors == 0 || function.tensors() == tensors)
        .map(FunctionWord::name)
        .toList();
  }

  private static Arguments bind(FunctionWord function, Value value, Reading reading) {
    Value.Call call =
        value instanceof Value.Call given
            ? given
            : new Value.Call(function.name(), value.span(), List.of(), value.span());
    return Arguments.bind(function, call, List.of(), reading.words());
  }

  private static Refusal unknown(
      Value value,
      List<String> known,
      List<String> spellings,
      String description,
      Reading reading) {
    Optional<String> name = name(value);
    boolean argument = name.isPresent() && reading.siblings().contains(name.get());
    if (name.isEmpty() || (argument && value instanceof Value.Call)) {
      return reading.wrongType(value, description);
    }
    if (known.isEmpty()) {
      String message = "There is no function `" + name.get() + "`.";
      return reading.refuse("unknown-function", value.span(), message);
    }
    Value place = value instanceof Value.Call call ? new Value.None(call.nameSpan()) : value;
    List<String> all = new ArrayList<>(known);
    all.addAll(spellings);
    return reading.unknownValue(place, name.get(), known, all);
  }

  private static Optional<String> name(Value value) {
    if (value instanceof Value.Call call) {
      return Optional.of(call.name());
    }
    if (value instanceof Value.Text text) {
      return Optional.of(text.value());
    }
    return value instanceof Value.Bare bare ? Optional.of(bare.name()) : Optional.empty();
  }
}
