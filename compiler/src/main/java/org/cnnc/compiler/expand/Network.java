package org.cnnc.compiler.expand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.expand.LayerSink.LayerCall;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.word.Value;

/** What a model has come to so far, and how much more it may. */
final class Network {
  private final Span model;
  private final LayerSink sink;
  private final Limits limits;
  private final Diagnostics diagnostics;
  private final List<TensorEntry> tensors = new ArrayList<>();
  private Optional<TensorEntry> last = Optional.empty();
  private int layers;
  private int sharedLayers;
  private long steps;
  private boolean failed;
  private boolean stopped;
  private boolean onlyLines = true;

  Network(Span model, LayerSink sink, Limits limits, Diagnostics diagnostics) {
    this.model = model;
    this.sink = sink;
    this.limits = limits;
    this.diagnostics = diagnostics;
  }

  Limits limits() {
    return limits;
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  List<TensorEntry> tensors() {
    return tensors;
  }

  /** What the layer applied last gives. */
  Optional<TensorEntry> last() {
    return last;
  }

  /** Reports an error; the model does not come about. */
  void fail(Refusal refusal) {
    failed = true;
    diagnostics.add(refusal);
    stopped |= diagnostics.areMany();
  }

  boolean hasFailed() {
    return failed;
  }

  /** Notes that the file names a tensor: Keras would not call the model a Sequential. */
  void notSequential() {
    onlyLines = false;
  }

  boolean hasOnlyLines() {
    return onlyLines;
  }

  TensorEntry create(Span span, boolean fromNamed) {
    TensorEntry tensor = new TensorEntry(tensors.size(), span, fromNamed, diagnostics.places());
    tensors.add(tensor);
    return tensor;
  }

  /** A tensor that stands for what is in error, so that nobody misses it. */
  TensorEntry unknown(Span span) {
    TensorEntry tensor = create(span, false);
    tensor.use();
    return tensor;
  }

  /** Names that are neither those of layer kinds nor of what a file defines are misspelt. */
  Collection<String> kinds() {
    return sink.kinds();
  }

  void input(LayerSink.Input input) {
    tensors.get(input.tensor()).shape(input.shape());
    sink.input(input);
  }

  /** A number for a layer that may be applied several times. */
  int share() {
    return sharedLayers++;
  }

  TensorEntry apply(
      Value.Call call,
      Optional<Integer> shared,
      List<TensorEntry> inputs,
      Span from,
      Span span,
      boolean fromNamed) {
    inputs.forEach(TensorEntry::use);
    TensorEntry output = create(span, fromNamed);
    last = Optional.of(output);
    layers++;
    if (layers > limits.layers()) {
      throw stop(
          "too-many-layers",
          span,
          String.format(Locale.ROOT, "This model has more than %,d layers.", limits.layers()),
          "Make its loops shorter, or its blocks smaller.");
    }
    List<Integer> ids = inputs.stream().map(TensorEntry::id).toList();
    List<Optional<String>> names = inputs.stream().map(i -> i.name().map(Name::text)).toList();
    output.shape(sink.layer(new LayerCall(call, shared, ids, names, output.id(), from, span)));
    return output;
  }

  /** Counts work, so that no file can keep the compiler busy for long. */
  void spend(long work) {
    steps += work;
    if (stopped) {
      throw Refusal.reported();
    }
    if (steps > limits.steps()) {
      throw stop(
          "too-many-steps",
          model,
          String.format(
              Locale.ROOT, "This model takes more than %,d steps to expand.", limits.steps()),
          "Repeat less.");
    }
  }

  boolean hasStopped() {
    return stopped;
  }

  private Refusal stop(String id, Span span, String message, String hint) {
    stopped = true;
    return new Refusal(Diagnostic.error(id, span, message).withHint(hint));
  }
}
