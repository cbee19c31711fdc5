package org.cnnc.compiler.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.check.ModelChecks;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.expand.FlatModel;
import org.cnnc.compiler.expand.FlatModel.LayerCall;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.layer.Weight;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.model.Tensor;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Value;
import org.cnnc.compiler.word.Words;

/**
 * The stage from a {@link FlatModel} to a checked {@link Model}: kinds are looked up, arguments
 * read, shapes computed. Arguments are checked in every layer; a shape that is in error is unknown
 * to the layers behind it, so that one cause is reported once.
 */
public final class ModelBinder {
  private final FlatModel flat;
  private final Words words;
  private final Limits limits;
  private final Diagnostics diagnostics;
  private final LayerNames names = new LayerNames();
  private final Map<Integer, Tensor> tensors = new HashMap<>();
  private final Map<Integer, Diagnostic.Note> origins = new HashMap<>();
  private final List<PlacedLayer> placed = new ArrayList<>();

  private ModelBinder(FlatModel flat, Words words, Limits limits, Diagnostics diagnostics) {
    this.flat = flat;
    this.words = words;
    this.limits = limits;
    this.diagnostics = diagnostics;
  }

  /** The checked model, or empty if anything in it is an error. */
  public static Optional<Model> bind(
      FlatModel flat, Words words, Limits limits, Diagnostics diagnostics) {
    return new ModelBinder(flat, words, limits, diagnostics).bind();
  }

  private Optional<Model> bind() {
    for (FlatModel.Input input : flat.inputs()) {
      names.input(input.name(), input.span());
      input
          .shape()
          .ifPresent(shape -> tensors.put(input.tensor(), new Tensor(input.tensor(), shape)));
      input
          .shape()
          .ifPresent(
              shape -> origins.put(input.tensor(), origin(shape, input.name(), "", input.span())));
    }
    for (LayerCall call : flat.layers()) {
      try {
        place(call);
      } catch (Refusal refusal) {
        diagnostics.add(refusal);
      }
    }
    boolean complete =
        placed.size() == flat.layers().size()
            && !placed.isEmpty()
            && !flat.inputs().isEmpty()
            && !flat.outputs().isEmpty();
    return complete ? Optional.of(model()) : Optional.empty();
  }

  private Model model() {
    List<Model.Input> inputs =
        flat.inputs().stream()
            .map(input -> new Model.Input(input.name(), input.type(), tensors.get(input.tensor())))
            .toList();
    List<Model.Output> outputs =
        flat.outputs().stream()
            .map(output -> new Model.Output(output.name(), tensors.get(output.tensor())))
            .toList();
    Model model =
        new Model(
            flat.name(), inputs, List.copyOf(placed), outputs, flat.sequential(), flat.span());
    ModelChecks.check(model, limits, diagnostics);
    return model;
  }

  private void place(LayerCall layerCall) {
    if (layerCall.call().isEmpty()) {
      return;
    }
    Value.Call call = layerCall.call().get();
    LayerKind kind = kind(call);
    Arguments arguments = arguments(kind, call);
    String name =
        arguments
            .get(LayerKind.NAME)
            .map(
                given ->
                    names.given(given, arguments.span(LayerKind.NAME), call.span(), diagnostics))
            .orElseGet(() -> names.automatic(kind.name(), call.span()));
    Tensor input = tensors.get(layerCall.input());
    if (input == null) {
      return;
    }
    Layer layer = layer(kind, arguments, input);
    Tensor output = new Tensor(layerCall.output(), layer.output());
    tensors.put(output.id(), output);
    origins.put(output.id(), origin(output.shape(), name, "the output of ", call.span()));
    placed.add(new PlacedLayer(name, kind.name(), layer, List.of(input), output, call.span()));
  }

  private Arguments arguments(LayerKind kind, Value.Call call) {
    try {
      return Arguments.bind(kind, call, LayerKind.COMMON, words);
    } catch (Refusal refusal) {
      throw new Refusal(
          refusal.diagnostics().stream().map(ModelBinder::withoutInputShape).toList());
    }
  }

  /** Keras repeats the input's shape in the first layer; here it has a line of its own. */
  private static Diagnostic withoutInputShape(Diagnostic report) {
    boolean inputShape = report.span().text().equals("input_shape");
    return inputShape
        ? report.withHint("Leave it out: the model's `input` line gives the shape.")
        : report;
  }

  private LayerKind kind(Value.Call call) {
    return words
        .find(LayerKind.class, call.name())
        .orElseThrow(
            () ->
                new Refusal(
                    Diagnostic.error(
                            "unknown-layer",
                            call.nameSpan(),
                            "There is no layer kind `" + call.name() + "`.")
                        .withHint(
                            Suggestions.hint(call.name(), words.spellings(LayerKind.class)))));
  }

  private Layer layer(LayerKind kind, Arguments arguments, Tensor input) {
    try {
      Layer layer = kind.bind(arguments, List.of(input.shape()));
      requireSizes(layer, arguments);
      ModelChecks.check(layer, arguments).ifPresent(diagnostics::add);
      if (!diagnostics.failed()) {
        arguments.warnings().forEach(diagnostics::add);
      }
      return layer;
    } catch (Refusal refusal) {
      Diagnostic.Note origin = origins.get(input.id());
      throw new Refusal(refusal.diagnostics().stream().map(d -> d.withNote(origin)).toList());
    } catch (ArithmeticException e) {
      throw new Refusal(
          Diagnostic.error(
              "tensor-too-large",
              arguments.span(),
              "The output has more elements than a Java array can hold."));
    }
  }

  private void requireSizes(Layer layer, Arguments arguments) {
    requireSize("The tensor", layer.output().elements(), arguments);
    for (Weight weight : layer.weights()) {
      requireSize("The weight `" + weight.name() + "`", weight.shape().elements(), arguments);
    }
  }

  private void requireSize(String what, long elements, Arguments arguments) {
    if (elements > limits.elements()) {
      String message =
          String.format(
              Locale.ROOT,
              "%s has %,d elements; the most is %,d.",
              what,
              elements,
              limits.elements());
      throw new Refusal(Diagnostic.error("tensor-too-large", arguments.span(), message));
    }
  }

  private static Diagnostic.Note origin(Shape shape, String name, String what, Span span) {
    return new Diagnostic.Note(
        "The input is " + shape + ", " + what + "`" + name + "`", Optional.of(span));
  }
}
