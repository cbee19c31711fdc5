package org.cnnc.compiler.word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;

/** Matches the arguments of one call with parameters; reports everything wrong at once. */
final class ArgumentBinder {
  private final List<Parameter<?>> positional;
  private final List<Parameter<?>> all;
  private final List<String> names;
  private final Value.Call call;
  private final Words words;
  private final Map<String, Value.Argument> given = new LinkedHashMap<>();
  private final Map<String, Object> values = new HashMap<>();
  private final List<Diagnostic> wrong = new ArrayList<>();

  /** Whether an argument has no value for a reason reported elsewhere. */
  private boolean incomplete;

  ArgumentBinder(
      List<Parameter<?>> positional, List<Parameter<?>> common, Value.Call call, Words words) {
    this.positional = positional;
    this.all = Stream.concat(positional.stream(), common.stream()).toList();
    this.names = all.stream().<String>map(Parameter::name).toList();
    this.call = call;
    this.words = words;
  }

  Arguments bind() {
    match();
    for (Parameter<?> parameter : all) {
      read(parameter);
    }
    reportMissing();
    if (incomplete || !wrong.isEmpty()) {
      throw new Refusal(wrong);
    }
    return new Arguments(call, values, given);
  }

  private void match() {
    boolean named = false;
    for (int i = 0; i < call.arguments().size(); i++) {
      Value.Argument argument = call.arguments().get(i);
      Optional<String> name = argument.name().map(Value.Bare::name);
      if (name.isEmpty() && i >= positional.size()) {
        tooMany(argument);
        return;
      }
      if (name.isEmpty() && named) {
        positionalAfterNamed(argument, i);
        return;
      }
      named |= name.isPresent();
      take(name.isPresent() ? name.get() : name(i), argument);
    }
  }

  private String name(int position) {
    return positional.get(position).name();
  }

  private void take(String name, Value.Argument argument) {
    if (!names.contains(name)) {
      wrong.add(
          Diagnostic.error(
                  "unknown-argument",
                  argument.name().orElseThrow().span(),
                  "`" + call.name() + "` has no argument `" + name + "`.")
              .withHint(Suggestions.hint(name, names).or(this::known)));
    } else if (given.containsKey(name)) {
      wrong.add(
          Diagnostic.error("duplicate-argument", argument.span(), "`" + name + "` is given twice.")
              .withNote("It is given first", given.get(name).span()));
    } else {
      given.put(name, argument);
    }
  }

  private Optional<String> known() {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String are = names.size() == 1 ? "Its only argument is " : "Its arguments are ";
    return Optional.of(are + Suggestions.list(names) + ".");
  }

  private void tooMany(Value.Argument argument) {
    String count =
        switch (positional.size()) {
          case 0 -> "no positional argument";
          case 1 -> "at most 1 positional argument";
          default -> "at most " + positional.size() + " positional arguments";
        };
    String message = "`" + call.name() + "` takes " + count + ".";
    wrong.add(Diagnostic.error("too-many-arguments", argument.span(), message));
  }

  private void positionalAfterNamed(Value.Argument argument, int position) {
    String message = "An argument without a name cannot follow one with a name.";
    String hint = "Write `" + name(position) + "=" + argument.span().text() + "`.";
    wrong.add(Diagnostic.error("positional-after-named", argument.span(), message).withHint(hint));
  }

  private <T> void read(Parameter<T> parameter) {
    Value.Argument argument = given.get(parameter.name());
    if (argument == null) {
      parameter.fallback().ifPresent(value -> values.put(parameter.name(), value));
      return;
    }
    try {
      Reading reading = new Reading(parameter.name(), names, words);
      values.put(parameter.name(), parameter.type().read(argument.value(), reading));
    } catch (Refusal refusal) {
      incomplete = true;
      wrong.addAll(refusal.diagnostics());
    }
  }

  /** Only if all else is right: a misspelt name is the cause, not that its parameter is missing. */
  private void reportMissing() {
    List<Parameter<?>> missing =
        all.stream().filter(p -> p.isRequired() && !given.containsKey(p.name())).toList();
    if (missing.isEmpty() || !wrong.isEmpty()) {
      return;
    }
    String example =
        positional.stream()
            .filter(Parameter::isRequired)
            .map(Parameter::text)
            .collect(Collectors.joining(", "));
    String message =
        "`"
            + call.name()
            + "` needs "
            + missing.stream().map(p -> "`" + p.name() + "`").collect(Collectors.joining(" and "))
            + ".";
    wrong.add(
        Diagnostic.error("missing-argument", call.span(), message)
            .withHint("For instance `" + call.name() + "(" + example + ")`."));
  }
}
