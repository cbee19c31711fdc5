package org.cnnc.compiler.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.syntax.ModelSyntax.Parameter;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.word.Value;

/** The values of the parameters of a model or a block: what is given, and defaults. */
public final class Parameters {
  private final String owner;
  private final List<Parameter> parameters;
  private final Set<String> names;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Scope home;
  private final Scope scope;

  /**
   * The parameters of one declaration.
   *
   * @param home what its defaults can see
   */
  public Parameters(Name owner, List<Parameter> parameters, Scope home) {
    this.owner = owner.text();
    this.parameters = parameters;
    this.names = parameters.stream().map(p -> p.name().text()).collect(Collectors.toSet());
    this.home = home;
    this.scope = home.with(values);
  }

  /** The same for arguments that only see what the defaults see. */
  public Optional<Map<String, Value>> evaluate(
      List<CallSyntax.Argument> arguments, Span use, Diagnostics diagnostics) {
    try {
      List<Value.Argument> given = new Evaluator(home).arguments(arguments);
      return read(given, use, diagnostics);
    } catch (Refusal refusal) {
      diagnostics.add(refusal);
      return Optional.empty();
    }
  }

  /**
   * Their values for one use, or empty if anything in them is an error.
   *
   * @param arguments {@code units=100} in {@code train Run for Model(units=100)}
   * @param use what to report if a value is missing
   */
  public Optional<Map<String, Value>> read(
      List<Value.Argument> arguments, Span use, Diagnostics diagnostics) {
    Map<String, Value> given = new LinkedHashMap<>();
    boolean taken = take(arguments, given, diagnostics);
    boolean complete = taken;
    for (Parameter parameter : parameters) {
      Optional<Value> value = Optional.ofNullable(given.get(parameter.name().text()));
      // A misspelt name is the cause, not that its parameter is missing.
      Optional<Span> place = taken ? Optional.of(use) : Optional.empty();
      complete &= attempt(() -> read(parameter, value, place), diagnostics);
    }
    return complete ? Optional.of(values) : Optional.empty();
  }

  private boolean take(
      List<Value.Argument> arguments, Map<String, Value> given, Diagnostics diagnostics) {
    boolean all = true;
    for (int i = 0; i < arguments.size(); i++) {
      all &= attempt(take(i, arguments.get(i), given), diagnostics);
    }
    return all;
  }

  private static boolean attempt(Runnable reading, Diagnostics diagnostics) {
    try {
      reading.run();
      return true;
    } catch (Refusal refusal) {
      diagnostics.add(refusal);
      return false;
    }
  }

  private Runnable take(int position, Value.Argument argument, Map<String, Value> given) {
    return () -> {
      String name = argument.name().map(this::named).orElseGet(() -> at(position, argument));
      Value first = given.putIfAbsent(name, argument.value());
      if (first != null) {
        throw new Refusal(
            Diagnostic.error(
                    "duplicate-argument", argument.span(), "`" + name + "` is given twice.")
                .withNote("It is given first", first.span()));
      }
    };
  }

  private String named(Value.Bare name) {
    if (names.contains(name.name())) {
      return name.name();
    }
    String message = "`" + owner + "` has no argument `" + name.name() + "`.";
    throw new Refusal(
        Diagnostic.error("unknown-argument", name.span(), message)
            .withHint(Suggestions.hint(name.name(), names)));
  }

  private String at(int position, Value.Argument argument) {
    int most = parameters.size();
    if (position < most) {
      return parameters.get(position).name().text();
    }
    String takes =
        most == 0
            ? "no positional argument"
            : "at most " + most + " positional argument" + (most == 1 ? "" : "s");
    String message = "`" + owner + "` takes " + takes + ".";
    throw new Refusal(Diagnostic.error("too-many-arguments", argument.span(), message));
  }

  private void read(Parameter parameter, Optional<Value> given, Optional<Span> use) {
    String name = parameter.name().text();
    Optional<Value> fallback = parameter.fallback().map(new Evaluator(scope)::value);
    Value value = given.or(() -> fallback).orElseThrow(() -> missing(parameter, use));
    Optional<ParameterSort> sort =
        parameter.type().isPresent()
            ? Optional.of(ParameterSort.of(parameter.type().get()))
            : fallback.map(ParameterSort::of);
    values.put(name, sort.map(s -> s.convert(name, value)).orElse(value));
  }

  private Refusal missing(Parameter parameter, Optional<Span> use) {
    if (use.isEmpty()) {
      return Refusal.reported();
    }
    String message = "`" + owner + "` needs `" + parameter.name().text() + "`.";
    return new Refusal(
        Diagnostic.error("missing-argument", use.get(), message)
            .withNote("It is declared", parameter.name().span()));
  }
}
