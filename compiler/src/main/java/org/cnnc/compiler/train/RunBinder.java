package org.cnnc.compiler.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.check.EnumeratorNames;
import org.cnnc.compiler.check.NameRules;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.evaluate.Evaluator;
import org.cnnc.compiler.evaluate.Scope;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.syntax.TrainSyntax;
import org.cnnc.compiler.train.step.CompileStep;
import org.cnnc.compiler.train.step.EvaluateStep;
import org.cnnc.compiler.train.step.FitStep;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.Use;
import org.cnnc.compiler.word.Value;
import org.cnnc.compiler.word.Word;
import org.cnnc.compiler.word.Words;

/** The stage from a {@code train} section to a checked {@link Run}. */
public final class RunBinder {
  private static final List<String> STEPS = List.of("compile", "fit", "evaluate");

  private final TrainSyntax syntax;
  private final Words words;
  private final Diagnostics diagnostics;
  private final Map<String, Value> lets = new HashMap<>();
  private final Scope scope;
  private final Map<String, Span> dataNames = new LinkedHashMap<>();
  private final List<Run.Data> data = new ArrayList<>();
  private final Map<String, Arguments> once = new HashMap<>();
  private final List<Arguments> evaluations = new ArrayList<>();
  private String lastStep = STEPS.get(0);
  private boolean complete = true;

  private RunBinder(TrainSyntax syntax, Scope home, Words words, Diagnostics diagnostics) {
    this.syntax = syntax;
    this.scope = home.with(lets);
    this.words = words;
    this.diagnostics = diagnostics;
  }

  /**
   * The checked run, or empty if anything in it is an error. A section without statements is legal
   * and no run: it only gives values to its model's parameters.
   *
   * @param home what the file sees
   * @param model the model it trains; empty if that is in error, and then only the run by itself is
   *     checked
   */
  public static Optional<Run> bind(
      TrainSyntax syntax, Scope home, Optional<Model> model, Words words, Diagnostics diagnostics) {
    return syntax.statements().isEmpty()
        ? Optional.empty()
        : new RunBinder(syntax, home, words, diagnostics).bind(model);
  }

  private Optional<Run> bind(Optional<Model> model) {
    for (TrainSyntax.Statement statement : syntax.statements()) {
      try {
        bind(statement);
      } catch (Refusal refusal) {
        complete = false;
        diagnostics.add(refusal);
      }
    }
    checkSteps();
    if (!complete || model.isEmpty()) {
      return Optional.empty();
    }
    Run run =
        new Run(
            syntax.name().text(),
            model.get(),
            data,
            CompileStep.optimizer(once.get("compile"), words),
            once.get("compile"),
            Optional.ofNullable(once.get("fit")),
            evaluations,
            syntax.name().span());
    RunChecks.check(run, dataNames, diagnostics);
    return Optional.of(run);
  }

  private void bind(TrainSyntax.Statement statement) {
    if (statement instanceof TrainSyntax.Let let) {
      NameRules.checkWord(let.name(), diagnostics);
      new EnumeratorNames(users(words), words).check(let.name(), "a value", diagnostics);
      lets.put(let.name().text(), evaluator().value(let.value()));
    } else if (statement instanceof TrainSyntax.Data source) {
      bindData(source);
    } else if (statement instanceof TrainSyntax.Step step) {
      bindStep(step);
    } else {
      complete = false;
      ((TrainSyntax.Broken) statement)
          .names()
          .tensors()
          .forEach(name -> dataNames.putIfAbsent(name.text(), name.span()));
    }
  }

  /** What stands in such a section with words for arguments. */
  public static List<Word> users(Words words) {
    List<Word> users = new ArrayList<>(words.all(CallbackWord.class));
    users.addAll(words.all(DataWord.class));
    users.addAll(List.of(new CompileStep(), new FitStep(), new EvaluateStep()));
    return users;
  }

  private Evaluator evaluator() {
    return new Evaluator(scope);
  }

  private void bindData(TrainSyntax.Data source) {
    // The names exist for what follows, or one mistake would be reported at every use.
    for (Name name : source.names()) {
      NameRules.checkWord(name, diagnostics);
      Span first = dataNames.putIfAbsent(name.text(), name.span());
      if (first != null) {
        throw error(
            "duplicate-name",
            name.span(),
            "The name `" + name.text() + "` is already used at " + first.position() + ".");
      }
    }
    Value.Call call = evaluator().call(source.source());
    List<String> known = words.spellings(DataWord.class);
    DataWord word =
        words
            .find(DataWord.class, call.name())
            .orElseThrow(() -> unknown("unknown-data", "data source", call, known));
    Arguments arguments = Arguments.bind(word, call, List.of(), words);
    checkSplit(source, word, arguments);
    List<String> names = source.names().stream().map(Name::text).toList();
    data.add(new Run.Data(names, new Use<>(word, arguments), source.span()));
  }

  private static void checkSplit(TrainSyntax.Data source, DataWord word, Arguments arguments) {
    boolean split =
        word.parameters().contains(DataWord.VALIDATION_SPLIT)
            && arguments.get(DataWord.VALIDATION_SPLIT).isPresent();
    int expected = split ? 2 : 1;
    if (source.names().size() == expected) {
      return;
    }
    String gives = split ? "two parts" : "one part";
    String message =
        "`"
            + word.name()
            + "` gives "
            + gives
            + " here; received names for "
            + source.names().size()
            + ".";
    Span last = source.names().get(source.names().size() - 1).span();
    throw new Refusal(
        Diagnostic.error("split-names", source.names().get(0).span().to(last), message)
            .withHint(
                split
                    ? "Name both, as in `data train, val = ...`."
                    : "Give one name, or `validation_split=0.2` for two."));
  }

  private void bindStep(TrainSyntax.Step step) {
    String name = step.call().name().text();
    Value.Call call = evaluator().call(step.call());
    switch (name) {
      case "compile" -> takeOnce(bind(new CompileStep(), call, List.of()), name);
      case "fit" -> takeOnce(bind(new FitStep(), call, FitStep.named()), name);
      case "evaluate" -> evaluations.add(bind(new EvaluateStep(), call, EvaluateStep.named()));
      default -> throw unknown("unknown-step", "step", call, STEPS);
    }
    checkOrder(name, call);
  }

  /** What is done follows a fixed order, so the file may not suggest another. */
  private void checkOrder(String name, Value.Call call) {
    if (STEPS.indexOf(name) < STEPS.indexOf(lastStep)) {
      throw new Refusal(
          Diagnostic.error(
                  "step-order", call.nameSpan(), "`" + name + "` stands behind `" + lastStep + "`.")
              .withHint("The order is `compile`, `fit`, `evaluate`."));
    }
    lastStep = name;
  }

  private Arguments bind(Word step, Value.Call call, List<Parameter<?>> named) {
    return Arguments.bind(step, call, named, words);
  }

  private void takeOnce(Arguments arguments, String name) {
    Arguments first = once.putIfAbsent(name, arguments);
    if (first != null) {
      throw new Refusal(
          Diagnostic.error("duplicate-step", arguments.span(), "A run has one `" + name + "`.")
              .withNote("The first is", first.span()));
    }
  }

  /** Only if all else is right: a step in error is there, though it is not bound. */
  private void checkSteps() {
    boolean nothingToDo = !once.containsKey("fit") && evaluations.isEmpty();
    if (!complete || once.containsKey("compile") && !nothingToDo) {
      return;
    }
    complete = false;
    String missing = once.containsKey("compile") ? "fit" : "compile";
    String example =
        missing.equals("fit")
            ? "fit(train)"
            : "compile(optimizer=adam, loss=sparse_categorical_crossentropy, metrics=[accuracy])";
    diagnostics.add(
        Diagnostic.error(
                "missing-step",
                syntax.name().span(),
                "The run `" + syntax.name().text() + "` has no `" + missing + "`.")
            .withHint("For instance `" + example + "`."));
  }

  private static Refusal unknown(String id, String what, Value.Call call, List<String> known) {
    return new Refusal(
        Diagnostic.error(id, call.nameSpan(), "There is no " + what + " `" + call.name() + "`.")
            .withHint(
                Suggestions.hint(call.name(), known)
                    .or(() -> Optional.of("There are " + Suggestions.list(known) + "."))));
  }

  private static Refusal error(String id, Span span, String message) {
    return new Refusal(Diagnostic.error(id, span, message));
  }
}
