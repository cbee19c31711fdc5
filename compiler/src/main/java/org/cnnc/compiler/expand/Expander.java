package org.cnnc.compiler.expand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.check.NameRules;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.expand.FlatModel.LayerCall;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.ModelSyntax;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.syntax.StatementSyntax;
import org.cnnc.compiler.syntax.StatementSyntax.Assignment;
import org.cnnc.compiler.syntax.StatementSyntax.Broken;
import org.cnnc.compiler.syntax.StatementSyntax.Input;
import org.cnnc.compiler.syntax.StatementSyntax.Line;
import org.cnnc.compiler.syntax.StatementSyntax.Output;
import org.cnnc.compiler.syntax.TensorSyntax;
import org.cnnc.compiler.word.Value;

/** The stage from a model's statements to a {@link FlatModel}. */
public final class Expander {
  private final ModelSyntax model;
  private final Evaluator evaluator;
  private final Limits limits;
  private final Diagnostics diagnostics;
  private final Tensors tensors = new Tensors();
  private final List<FlatModel.Input> inputs = new ArrayList<>();
  private final List<LayerCall> layers = new ArrayList<>();
  private final List<FlatModel.Output> outputs = new ArrayList<>();
  private final Map<String, Span> outputNames = new HashMap<>();
  private boolean onlyLines = true;
  private boolean namesFailed;
  private boolean anyBroken;

  private Expander(
      ModelSyntax model, Map<String, Value> scope, Limits limits, Diagnostics diagnostics) {
    this.model = model;
    this.evaluator = new Evaluator(scope);
    this.limits = limits;
    this.diagnostics = diagnostics;
  }

  /**
   * Expands a model under a name of choice.
   *
   * @param scope the values of the model's parameters
   */
  public static FlatModel expand(
      ModelSyntax model,
      String name,
      Map<String, Value> scope,
      Limits limits,
      Diagnostics diagnostics) {
    return new Expander(model, scope, limits, diagnostics).expand(name);
  }

  private FlatModel expand(String name) {
    boolean hasInput =
        model.statements().stream().anyMatch(s -> s instanceof Input || s instanceof Broken);
    for (StatementSyntax statement : hasInput ? model.statements() : List.<StatementSyntax>of()) {
      try {
        statement(statement);
      } catch (Refusal refusal) {
        namesFailed = true;
        diagnostics.add(refusal);
      }
    }
    finish();
    return new FlatModel(name, inputs, layers, outputs, onlyLines, model.name().span());
  }

  private void statement(StatementSyntax statement) {
    if (layers.size() >= limits.layers()) {
      return;
    }
    if (statement instanceof Input input) {
      input(input);
    } else if (statement instanceof Output output) {
      output(output);
    } else if (statement instanceof Assignment assignment) {
      assignment(assignment);
    } else if (statement instanceof Line line) {
      line(line);
    } else {
      broken((Broken) statement);
    }
  }

  /** What follows a statement that was reported shall not be reported because of it. */
  private void broken(Broken statement) {
    namesFailed = true;
    anyBroken = true;
    int unknown = unknown(statement.span());
    statement.names().forEach(name -> tensors.name(unknown, name));
    if (statement.names().isEmpty() || tensors.current().isEmpty()) {
      tensors.makeCurrent(unknown, "x");
    }
  }

  /** A tensor without a shape. */
  private int unknown(Span span) {
    int unknown = tensors.create(span, false);
    tensors.use(unknown);
    layers.add(new LayerCall(Optional.empty(), unknown, unknown, span));
    return unknown;
  }

  private void input(Input input) {
    if (!inputs.isEmpty()) {
      throw error(
          "not-supported-yet",
          input.name().span(),
          "A second input is not supported by this version.");
    }
    NameRules.checkMember(input.name(), "an input", diagnostics);
    int tensor = tensors.create(input.span(), false);
    tensors.name(tensor, input.name());
    tensors.makeCurrent(tensor, input.name().text());
    inputs.add(InputTypes.read(input, tensor, evaluator, limits, diagnostics));
  }

  private void output(Output output) {
    String name = output.name().map(Name::text).orElse("output");
    Span span = output.name().map(Name::span).orElse(output.span());
    output.name().ifPresent(n -> NameRules.checkMember(n, "an output", diagnostics));
    Span first = outputNames.putIfAbsent(name, span);
    if (first != null) {
      throw error(
          "duplicate-name",
          span,
          "The name `" + name + "` is already used at " + first.position() + ".");
    }
    if (!outputs.isEmpty()) {
      throw error("not-supported-yet", span, "A second output is not supported by this version.");
    }
    boolean bare = output.tensor() instanceof TensorSyntax.Applied a && a.tensors().isEmpty();
    onlyLines &= bare;
    int tensor =
        bare
            ? apply((TensorSyntax.Applied) output.tensor(), requireCurrent(output.span()), false)
            : tensor(output.tensor());
    tensors.use(tensor);
    output.name().ifPresent(n -> tensors.name(tensor, n));
    outputs.add(new FlatModel.Output(name, tensor));
  }

  private void assignment(Assignment assignment) {
    onlyLines = false;
    NameRules.checkWord(assignment.name(), diagnostics);
    try {
      tensors.name(tensor(assignment.tensor()), assignment.name());
    } catch (Refusal refusal) {
      // The name exists for what follows, or one mistake would be reported at every use.
      tensors.name(unknown(assignment.span()), assignment.name());
      throw refusal;
    }
  }

  private void line(Line line) {
    TensorSyntax.Applied layer = line.layer();
    boolean applied = !layer.tensors().isEmpty();
    onlyLines &= !applied;
    if (!applied) {
      tensors.lineAt(layer.span());
    }
    int input = applied ? tensor(layer.tensors().get(0)) : requireCurrent(layer.span());
    String name = tensors.currentName();
    tensors.makeCurrent(apply(layer, input, false), name);
  }

  private int requireCurrent(Span span) {
    return tensors
        .current()
        .orElseThrow(
            () ->
                error(
                    "missing-input",
                    span,
                    "There is no tensor to apply this to: the input comes later."));
  }

  private int tensor(TensorSyntax syntax) {
    if (syntax instanceof TensorSyntax.Named named) {
      return find(named.name());
    }
    TensorSyntax.Applied applied = (TensorSyntax.Applied) syntax;
    if (applied.tensors().isEmpty()) {
      throw notApplied(applied);
    }
    TensorSyntax from = applied.tensors().get(0);
    boolean named =
        !(from instanceof TensorSyntax.Named n && n.name().text().equals(Tensors.CURRENT));
    return apply(applied, tensor(from), named);
  }

  private int find(Name name) {
    return tensors
        .find(name.text())
        .orElseThrow(
            () ->
                new Refusal(
                    Diagnostic.error(
                            "unknown-tensor",
                            name.span(),
                            "There is no tensor `" + name.text() + "`.")
                        .withHint(Suggestions.hint(name.text(), tensors.names()))));
  }

  private Refusal notApplied(TensorSyntax.Applied layer) {
    String text = layer.span().text();
    String shown = text.contains("\n") ? layer.layer().name().text() + "(...)" : text;
    String on = tensors.current().isPresent() ? tensors.currentName() : "x";
    return new Refusal(
        Diagnostic.error(
                "layer-not-applied", layer.span(), "`" + shown + "` is not applied to a tensor.")
            .withHint("Write `" + shown + "(" + on + ")` or a line of its own."));
  }

  private int apply(TensorSyntax.Applied layer, int input, boolean fromNamed) {
    tensors.use(input);
    int output = tensors.create(layer.layer().span(), fromNamed);
    Optional<Value.Call> call = Optional.empty();
    try {
      call = Optional.of(evaluator.call(layer.layer()));
    } catch (Refusal refusal) {
      diagnostics.add(refusal);
    }
    layers.add(new LayerCall(call, input, output, layer.layer().span()));
    return output;
  }

  private void finish() {
    if (layers.size() >= limits.layers()) {
      String message =
          String.format(Locale.ROOT, "This model has more than %,d layers.", limits.layers());
      diagnostics.add(Diagnostic.error("too-many-layers", model.name().span(), message));
    } else if (inputs.isEmpty() && !anyBroken) {
      diagnostics.add(
          Diagnostic.error(
                  "missing-input",
                  model.name().span(),
                  "The model `" + model.name().text() + "` has no input.")
              .withHint("Begin with a line such as `input image: float32[28, 28, 1]`."));
    } else if (layers.isEmpty() && !anyBroken) {
      diagnostics.add(
          Diagnostic.error(
              "missing-layer",
              model.name().span(),
              "The model `" + model.name().text() + "` has no layer."));
    } else {
      if (outputs.isEmpty()) {
        int last = layers.get(layers.size() - 1).output();
        tensors.use(last);
        outputs.add(new FlatModel.Output("output", last));
      }
      if (!namesFailed) {
        Unused.report(tensors, inputs.get(0).name(), diagnostics);
      }
    }
  }

  private static Refusal error(String id, Span span, String message) {
    return new Refusal(Diagnostic.error(id, span, message));
  }
}
