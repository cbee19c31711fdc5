package org.cnnc.compiler.expand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.check.NameRules;
import org.cnnc.compiler.count.LayerCount;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.link.Definitions;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.ModelSyntax;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.syntax.StatementSyntax;
import org.cnnc.compiler.syntax.StatementSyntax.Input;
import org.cnnc.compiler.syntax.StatementSyntax.Output;
import org.cnnc.compiler.syntax.StatementSyntax.Return;
import org.cnnc.compiler.syntax.TensorSyntax;
import org.cnnc.compiler.word.Value;

/** The stage from a model's statements to inputs and layers, handed on as they come. */
public final class Expander {
  private final ModelSyntax model;
  private final Network network;
  private final Frame frame;
  private final Applications applications;
  private final Statements statements;
  private final List<Name> inputs = new ArrayList<>();
  private final List<Outline.Output> outputs = new ArrayList<>();
  private final Map<String, Span> names = new HashMap<>();

  private Expander(
      ModelSyntax model,
      Definitions home,
      Map<String, Value> values,
      LayerSink sink,
      Limits limits,
      Diagnostics diagnostics) {
    this.model = model;
    this.network = new Network(model.name().span(), sink, limits, diagnostics);
    this.frame = new Frame(network, home, values);
    this.applications = new Applications(network, frame);
    this.statements = new Statements(network, frame, applications, this::other);
  }

  /**
   * Expands a model.
   *
   * @param home what the file of the model sees
   * @param values of the model's parameters
   * @return empty if something is in error; the sink's own errors do not count
   */
  public static Optional<Outline> expand(
      ModelSyntax model,
      Definitions home,
      Map<String, Value> values,
      LayerSink sink,
      Limits limits,
      Diagnostics diagnostics) {
    Optional<Diagnostic> tooMany = LayerCount.check(model, home, values, limits);
    if (tooMany.isPresent()) {
      diagnostics.add(tooMany.get());
      return Optional.empty();
    }
    return new Expander(model, home, values, sink, limits, diagnostics).expand();
  }

  private Optional<Outline> expand() {
    if (model.statements().stream().anyMatch(Input.class::isInstance)) {
      statements.run(model.statements());
    }
    if (!network.hasStopped()) {
      finish();
    }
    boolean sequential = inputs.size() == 1 && outputs.size() == 1 && network.hasOnlyLines();
    return network.hasFailed() ? Optional.empty() : Optional.of(new Outline(outputs, sequential));
  }

  private void other(StatementSyntax statement) {
    if (statement instanceof Input input) {
      input(input);
    } else if (statement instanceof Output output) {
      output(output);
    } else {
      throw new Refusal(
          Diagnostic.error(
                  "misplaced-statement", ((Return) statement).span(), "A model has no `return`.")
              .withHint("Write `output` for what the model gives."));
    }
  }

  private void input(Input input) {
    NameRules.checkMember(input.name(), "an input", network.diagnostics());
    take(input.name().text(), input.name().span());
    TensorEntry tensor = network.create(input.span(), false);
    frame.name(tensor, input.name());
    inputs.add(input.name());
    network.input(
        InputTypes.read(
            input, tensor.id(), frame.evaluator(), network.limits(), network.diagnostics()));
    if (inputCount() == 1) {
      frame.makeCurrent(tensor, input.name().text());
    }
  }

  /** With several inputs a line without tensors could mean any of them. */
  private long inputCount() {
    long atTheTop = model.statements().stream().filter(Input.class::isInstance).count();
    return Math.max(atTheTop, inputs.size());
  }

  private void output(Output output) {
    String name = output.name().map(Name::text).orElse("output");
    Span span = output.name().map(Name::span).orElse(output.span());
    output.name().ifPresent(n -> NameRules.checkMember(n, "an output", network.diagnostics()));
    take(name, span);
    boolean bare = output.tensor() instanceof TensorSyntax.Applied a && applications.isBare(a);
    if (!bare) {
      network.notSequential();
    }
    TensorEntry tensor =
        bare ? bare((TensorSyntax.Applied) output.tensor()) : applications.tensor(output.tensor());
    tensor.use();
    output.name().ifPresent(n -> frame.name(tensor, n));
    outputs.add(new Outline.Output(name, tensor.id()));
  }

  private TensorEntry bare(TensorSyntax.Applied layer) {
    List<TensorEntry> inputs = List.of(statements.requireCurrent(layer));
    return Applications.single(applications.apply(layer, inputs, false), layer.span());
  }

  /** Inputs and outputs become members of one class. */
  private void take(String name, Span span) {
    Span first = names.putIfAbsent(name, span);
    if (first != null) {
      throw new Refusal(
          Diagnostic.error(
              "duplicate-name",
              span,
              "The name `" + name + "` is already used at " + first.seenFrom(span) + "."));
    }
  }

  private void finish() {
    String name = "The model `" + model.name().text() + "`";
    if (inputs.isEmpty()) {
      network.fail(
          new Refusal(
              Diagnostic.error("missing-input", model.name().span(), name + " has no input.")
                  .withHint("Begin with a line such as `input image: float32[28, 28, 1]`.")));
    } else if (network.last().isEmpty() && !network.hasFailed()) {
      network.fail(
          new Refusal(
              Diagnostic.error("missing-layer", model.name().span(), name + " has no layer.")));
    } else if (!network.hasFailed()) {
      if (outputs.isEmpty()) {
        TensorEntry last = network.last().orElseThrow();
        last.use();
        outputs.add(new Outline.Output("output", last.id()));
      }
      Unused.report(network, inputs.get(0).text());
    }
  }
}
