package org.cnnc.compiler.bind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.check.ModelChecks;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.expand.LayerSink;
import org.cnnc.compiler.expand.Outline;
import org.cnnc.compiler.expand.UnknownLayer;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.InputCount;
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
 * The stage from expanded layer calls to a checked {@link Model}: kinds are looked up, arguments
 * read, shapes computed, as the calls come. Arguments are checked in every layer; a shape that is
 * in error is unknown to the layers behind it, so that one cause is reported once.
 */
public final class ModelBinder implements LayerSink {
  private final Words words;
  private final Set<String> kinds;
  private final Limits limits;
  private final Diagnostics diagnostics;
  private final LayerNames names = new LayerNames();
  private final Map<Integer, Tensor> tensors = new HashMap<>();
  private final Map<Integer, Diagnostic.Note> origins = new HashMap<>();
  private final Map<Integer, NamedLayer> shared = new HashMap<>();
  private final List<Model.Input> inputs = new ArrayList<>();
  private final List<PlacedLayer> placed = new ArrayList<>();
  private final Map<Span, Diagnostic> warnings = new LinkedHashMap<>();
  private boolean complete = true;

  /** A binder of one model, without layers so far. */
  public ModelBinder(Words words, Limits limits, Diagnostics diagnostics) {
    this.words = words;
    this.kinds = Set.copyOf(words.spellings(LayerKind.class));
    this.limits = limits;
    this.diagnostics = diagnostics;
  }

  /** The checked model of all layers so far, or empty if anything in them is an error. */
  public Optional<Model> model(String name, Outline outline, Span span) {
    if (!complete) {
      return Optional.empty();
    }
    List<Model.Output> outputs =
        outline.outputs().stream()
            .map(output -> output(output, tensors.get(output.tensor())))
            .toList();
    List<Model.Exposed> exposed = Exposures.resolve(outline.exposures(), placed, diagnostics);
    Model model =
        new Model(
            name,
            List.copyOf(inputs),
            List.copyOf(placed),
            outputs,
            exposed,
            outline.sequential(),
            span);
    ModelChecks.check(model, limits, diagnostics);
    if (!diagnostics.failed()) {
      warnings.values().forEach(diagnostics::add);
    }
    return Optional.of(model);
  }

  private Model.Output output(Outline.Output output, Tensor tensor) {
    List<String> labels =
        output.labels().map(l -> Labels.read(l, tensor.shape(), diagnostics)).orElse(List.of());
    return new Model.Output(output.name(), tensor, labels);
  }

  @Override
  public void input(Input input) {
    names.input(input.name(), input.span());
    if (input.shape().isEmpty()) {
      complete = false;
      return;
    }
    Tensor tensor = new Tensor(input.tensor(), input.shape().get());
    tensors.put(tensor.id(), tensor);
    origins.put(tensor.id(), origin(tensor.shape(), input.name(), "", input.span()));
    inputs.add(new Model.Input(input.name(), input.type(), tensor));
  }

  @Override
  public Optional<Shape> layer(LayerCall call) {
    try {
      Optional<Tensor> output = place(call);
      complete &= output.isPresent();
      return output.map(Tensor::shape);
    } catch (Refusal refusal) {
      complete = false;
      diagnostics.add(refusal);
      return Optional.empty();
    }
  }

  /** Empty if the shape of an input is unknown. */
  private Optional<Tensor> place(LayerCall layerCall) {
    NamedLayer named = named(layerCall);
    requireCount(named, layerCall);
    List<Tensor> from = layerCall.inputs().stream().map(tensors::get).toList();
    if (from.contains(null)) {
      return Optional.empty();
    }
    Arguments arguments = named.arguments().on(layerCall.from(), layerCall.names());
    Layer layer = layer(named.kind(), arguments, from);
    int use = named.use(layer, layerCall.span());
    Tensor output = new Tensor(layerCall.output(), layer.output());
    tensors.put(output.id(), output);
    origins.put(
        output.id(), origin(output.shape(), named.name(), "the output of ", layerCall.span()));
    placed.add(
        new PlacedLayer(
            named.name(), named.kind().name(), layer, from, output, use, layerCall.span()));
    return Optional.of(output);
  }

  /** A layer has its name from its first use on. */
  private NamedLayer named(LayerCall layerCall) {
    return layerCall
        .shared()
        .map(number -> shared.computeIfAbsent(number, key -> named(layerCall.call())))
        .orElseGet(() -> named(layerCall.call()));
  }

  private NamedLayer named(Value.Call call) {
    LayerKind kind = kind(call);
    Arguments arguments = arguments(kind, call);
    String name =
        arguments
            .get(LayerKind.NAME)
            .map(
                given ->
                    names.given(given, arguments.span(LayerKind.NAME), call.span(), diagnostics))
            .orElseGet(() -> names.automatic(kind.name(), call.span()));
    return new NamedLayer(name, kind, arguments);
  }

  private static void requireCount(NamedLayer layer, LayerCall call) {
    InputCount needed = layer.kind().inputs(layer.arguments());
    int received = call.inputs().size();
    if (!needed.holds(received)) {
      String message =
          "`%s` takes %s; received %d.".formatted(layer.kind().name(), needed, received);
      throw new Refusal(
          Diagnostic.error("input-count", call.span(), message)
              .withHint(
                  received > needed.most()
                      ? "Join them first, for instance with `Concatenate()`."
                      : "Write `" + layer.kind().name() + "(...)([x, y])`."));
    }
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

  @Override
  public Collection<String> kinds() {
    return kinds;
  }

  private LayerKind kind(Value.Call call) {
    return words
        .find(LayerKind.class, call.name())
        .orElseThrow(
            () -> new Refusal(UnknownLayer.report(call.name(), call.nameSpan(), kinds, Set.of())));
  }

  private Layer layer(LayerKind kind, Arguments arguments, List<Tensor> from) {
    try {
      Layer layer = kind.bind(arguments, from.stream().map(Tensor::shape).toList());
      requireSizes(layer, arguments);
      ModelChecks.check(layer, arguments).ifPresent(diagnostics::add);
      arguments.warnings().forEach(warning -> warnings.putIfAbsent(warning.span(), warning));
      return layer;
    } catch (Refusal refusal) {
      throw new Refusal(refusal.diagnostics().stream().map(d -> withOrigins(d, from)).toList());
    } catch (ArithmeticException e) {
      throw new Refusal(
          Diagnostic.error(
              "tensor-too-large",
              arguments.span(),
              "The output has more elements than a Java array can hold."));
    }
  }

  private Diagnostic withOrigins(Diagnostic report, List<Tensor> from) {
    Diagnostic more = report;
    for (Tensor tensor : from) {
      more = more.withNote(origins.get(tensor.id()));
    }
    return more;
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
