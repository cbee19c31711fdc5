package org.cnnc.compiler.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.kinds.Rescaling;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.train.step.CompileStep;
import org.cnnc.compiler.train.step.EvaluateStep;
import org.cnnc.compiler.train.step.FitStep;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Use;
import org.cnnc.compiler.word.Value;

/** Whether the parts of a run and its model go together. */
final class RunChecks {
  private final Run run;
  private final Map<String, Span> dataNames;
  private final Diagnostics diagnostics;
  private final LossChecks losses;

  private RunChecks(Run run, Map<String, Span> dataNames, Diagnostics diagnostics) {
    this.run = run;
    this.dataNames = dataNames;
    this.diagnostics = diagnostics;
    this.losses = new LossChecks(run, diagnostics);
  }

  static void check(Run run, Map<String, Span> dataNames, Diagnostics diagnostics) {
    RunChecks checks = new RunChecks(run, dataNames, diagnostics);
    checks.checkNames();
    checks.checkCallbacks();
    checks.checkCanRun();
    boolean lossesFit = checks.losses.check();
    for (Run.Data data : run.data()) {
      DataFacts facts = data.source().word().facts(data.source().arguments());
      checks.checkInput(data, facts);
      checks.checkScale(data.source().arguments(), facts);
      if (lossesFit) {
        checks.losses.checkTarget(data, facts);
      }
    }
  }

  private void checkNames() {
    List<Value.Bare> uses = new ArrayList<>();
    run.fit().ifPresent(fit -> uses.add(fit.get(FitStep.DATA)));
    run.fit().flatMap(fit -> fit.get(FitStep.VALIDATION_DATA)).ifPresent(uses::add);
    run.evaluations().forEach(evaluate -> uses.add(evaluate.get(EvaluateStep.DATA)));
    List<Value.Bare> unknown =
        uses.stream().filter(use -> !dataNames.containsKey(use.name())).toList();
    for (Value.Bare use : unknown) {
      diagnostics.add(
          Diagnostic.error("unknown-data", use.span(), "There is no data `" + use.name() + "`.")
              .withHint(Suggestions.hint(use.name(), dataNames.keySet())));
    }
    if (unknown.isEmpty()) {
      checkUnused(uses.stream().map(Value.Bare::name).toList());
    }
  }

  /** Only if every use is known: a misspelt use is the cause, not that its data is unused. */
  private void checkUnused(List<String> used) {
    dataNames.forEach(
        (name, span) -> {
          if (!used.contains(name)) {
            diagnostics.add(
                Diagnostic.warning("unused-data", span, "The data `" + name + "` is never used.")
                    .withHint("Use it, for instance as `validation_data`, or remove it."));
          }
        });
  }

  private void checkCallbacks() {
    Optional<List<Use<CallbackWord>>> callbacks =
        run.fit().flatMap(fit -> fit.get(FitStep.CALLBACKS));
    for (Use<CallbackWord> callback : callbacks.orElse(List.of())) {
      callback.word().check(callback.arguments(), measured()).ifPresent(diagnostics::add);
    }
  }

  private List<String> measured() {
    List<String> names = new ArrayList<>(List.of("loss"));
    List<Model.Output> outputs = run.model().outputs();
    boolean several = outputs.size() > 1;
    if (several) {
      outputs.forEach(output -> names.add(output.name() + "_loss"));
    }
    for (Model.Output output : outputs) {
      for (Use<MetricWord> metric : run.compile().get(CompileStep.METRICS).orElse(List.of())) {
        names.add((several ? output.name() + "_" : "") + metric.word().name());
      }
    }
    if (run.fit().flatMap(fit -> fit.get(FitStep.VALIDATION_DATA)).isPresent()) {
      List.copyOf(names).forEach(name -> names.add("val_" + name));
    }
    return names;
  }

  private void checkCanRun() {
    run.data().stream()
        .map(Run.Data::source)
        .filter(source -> source.word().runtimeClass().isEmpty())
        .findFirst()
        .ifPresent(
            source ->
                diagnostics.add(
                    Diagnostic.warning(
                            "not-supported-yet",
                            source.arguments().span(),
                            "This version cannot read `%s`: `%s` is checked, but no class is made of it."
                                .formatted(source.word().name(), run.name()))
                        .withHint(
                            "Train `%s` from Java: `fit` takes a `Dataset` that you fill."
                                .formatted(run.model().name()))));
  }

  private void checkInput(Run.Data data, DataFacts facts) {
    List<Model.Input> inputs = run.model().inputs();
    if (inputs.size() > 1) {
      report(
          data,
          "`%s` gives one input; `%s` has %s."
              .formatted(
                  data.source().word().name(),
                  run.model().name(),
                  Suggestions.list(inputs.stream().map(Model.Input::name).toList())),
          LossChecks.TRAIN_IN_JAVA);
      return;
    }
    Model.Input input = inputs.get(0);
    Shape takes = input.tensor().shape();
    if (facts.shape().elements() != takes.elements()) {
      report(
          data,
          "`%s` gives %s; `%s` takes %s."
              .formatted(data.source().word().name(), facts.shape(), input.name(), takes),
          "Declare `input %s: %s%s`."
              .formatted(
                  input.name(),
                  input.type().name().toLowerCase(Locale.ROOT),
                  facts.shape().sizes()));
    }
  }

  private void checkScale(Arguments source, DataFacts facts) {
    boolean rescales =
        run.model().layers().stream()
            .anyMatch(l -> l.layer() instanceof Rescaling.Bound bound && bound.scale() != 1);
    if (facts.scaled() && rescales) {
      diagnostics.add(
          Diagnostic.warning(
                  "rescaled-twice",
                  source.span("scale").orElse(source.span()),
                  "The data is scaled twice.")
              .withHint("Leave out `scale`, or `Rescaling` in the model."));
    }
  }

  private void report(Run.Data data, String message, String hint) {
    diagnostics.add(
        Diagnostic.error("data-input-mismatch", data.source().arguments().span(), message)
            .withHint(hint));
  }
}
