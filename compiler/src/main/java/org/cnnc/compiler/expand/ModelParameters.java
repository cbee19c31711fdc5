package org.cnnc.compiler.expand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.syntax.ModelSyntax;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.word.Value;

/** The values of a model's parameters: defaults, and what a run sets instead. */
public final class ModelParameters {
  private final ModelSyntax model;
  private final Diagnostics diagnostics;
  private final Map<String, Value> values = new LinkedHashMap<>();

  private ModelParameters(ModelSyntax model, Diagnostics diagnostics) {
    this.model = model;
    this.diagnostics = diagnostics;
  }

  /**
   * The values for one specialisation.
   *
   * @param overrides {@code units=100} in {@code train Run for Model(units=100)}
   * @param use what to report if a value is missing: the run, or the model itself
   */
  public static Map<String, Value> read(
      ModelSyntax model, List<CallSyntax.Argument> overrides, Span use, Diagnostics diagnostics) {
    ModelParameters parameters = new ModelParameters(model, diagnostics);
    Map<String, Value> given = parameters.given(overrides);
    for (ModelSyntax.Parameter parameter : model.parameters()) {
      try {
        parameters.read(parameter, Optional.ofNullable(given.get(parameter.name().text())), use);
      } catch (Refusal refusal) {
        diagnostics.add(refusal);
      }
    }
    return parameters.values;
  }

  private Map<String, Value> given(List<CallSyntax.Argument> overrides) {
    Map<String, Value> given = new LinkedHashMap<>();
    Evaluator evaluator = new Evaluator(Map.of());
    for (int i = 0; i < overrides.size(); i++) {
      CallSyntax.Argument argument = overrides.get(i);
      try {
        String name =
            argument.name().isPresent() ? named(argument.name().get()) : positional(i, argument);
        Value first = given.putIfAbsent(name, evaluator.value(argument.value()));
        if (first != null) {
          throw new Refusal(
              Diagnostic.error(
                      "duplicate-argument", argument.span(), "`" + name + "` is given twice.")
                  .withNote("It is given first", first.span()));
        }
      } catch (Refusal refusal) {
        diagnostics.add(refusal);
      }
    }
    return given;
  }

  private String named(Name name) {
    List<String> known = model.parameters().stream().map(p -> p.name().text()).toList();
    if (known.contains(name.text())) {
      return name.text();
    }
    String message = "`" + model.name().text() + "` has no argument `" + name.text() + "`.";
    throw new Refusal(
        Diagnostic.error("unknown-argument", name.span(), message)
            .withHint(Suggestions.hint(name.text(), known)));
  }

  private String positional(int position, CallSyntax.Argument argument) {
    if (position < model.parameters().size()) {
      return model.parameters().get(position).name().text();
    }
    int most = model.parameters().size();
    String takes =
        most == 0
            ? "no positional argument"
            : "at most " + most + " positional argument" + (most == 1 ? "" : "s");
    throw error(
        "too-many-arguments",
        argument.span(),
        "`" + model.name().text() + "` takes " + takes + ".");
  }

  private void read(ModelSyntax.Parameter parameter, Optional<Value> given, Span use) {
    String name = parameter.name().text();
    Evaluator evaluator = new Evaluator(values);
    Optional<Value> fallback = parameter.fallback().map(evaluator::value);
    Value value =
        given
            .or(() -> fallback)
            .orElseThrow(
                () ->
                    new Refusal(
                        Diagnostic.error(
                                "missing-argument",
                                use,
                                "`" + model.name().text() + "` needs `" + name + "`.")
                            .withNote("It is declared", parameter.name().span())));
    Optional<ParameterSort> sort =
        parameter.type().isPresent()
            ? Optional.of(ParameterSort.of(parameter.type().get()))
            : fallback.map(ParameterSort::of);
    values.put(name, sort.map(s -> s.convert(name, value)).orElse(value));
  }

  private static Refusal error(String id, Span span, String message) {
    return new Refusal(Diagnostic.error(id, span, message));
  }
}
