package org.cnnc.compiler.expand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.evaluate.Evaluator;
import org.cnnc.compiler.evaluate.Scope;
import org.cnnc.compiler.evaluate.ShapeQuestion;
import org.cnnc.compiler.link.Block;
import org.cnnc.compiler.link.Definitions;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.syntax.TensorSyntax;
import org.cnnc.compiler.word.Value;

/** The names that a model, or one call of a block, sees: values, tensors and shared layers. */
final class Frame implements Scope {
  /** The name of the current tensor. */
  static final String CURRENT = "_";

  private final Network network;
  private final Definitions home;
  private final Map<String, Optional<Value>> values = new HashMap<>();
  private final Map<String, TensorEntry> tensors = new LinkedHashMap<>();
  private final Map<String, Integer> shared = new HashMap<>();
  private final List<TensorEntry> waiting = new ArrayList<>();
  private Optional<List<TensorEntry>> result = Optional.empty();
  private Optional<TensorEntry> current = Optional.empty();
  private String currentName = "";

  /**
   * A frame without tensors.
   *
   * @param home what the file sees
   * @param values of parameters
   */
  Frame(Network network, Definitions home, Map<String, Value> values) {
    this.network = network;
    this.home = home;
    values.forEach((name, value) -> this.values.put(name, Optional.of(value)));
  }

  /** The block of that name. */
  Optional<Block> block(String name) {
    return home.block(name);
  }

  /**
   * Checks that a name is one of a layer kind.
   *
   * @throws Refusal that names what is like it: a kind, a block or a shared layer
   */
  void requireKind(Name name) {
    if (!network.kinds().contains(name.text())) {
      List<String> others = new ArrayList<>(home.blockNames());
      others.addAll(shared.keySet());
      throw new Refusal(UnknownLayer.report(name.text(), name.span(), network.kinds(), others));
    }
  }

  @Override
  public Optional<Value> value(String name) {
    Optional<Value> own = values.get(name);
    return own == null ? home.value(name) : Optional.of(own.orElseThrow(Refusal::reported));
  }

  @Override
  public Collection<String> names() {
    List<String> names = new ArrayList<>(values.keySet());
    names.addAll(home.names());
    return names;
  }

  @Override
  public Optional<Value> answer(CallSyntax call) {
    return ShapeQuestion.of(call.name().text()).map(question -> answer(question, call));
  }

  private Value answer(ShapeQuestion question, CallSyntax call) {
    TensorEntry tensor = find(question.tensor(call));
    return question.answer(tensor.shape().orElseThrow(Refusal::reported), call);
  }

  @Override
  public void spend(long work) {
    network.spend(work);
  }

  /** The same, whatever this frame comes to know or to forget. */
  Scope snapshot() {
    Frame copy = new Frame(network, home, Map.of());
    copy.values.putAll(values);
    copy.tensors.putAll(tensors);
    copy.current = current;
    return copy;
  }

  Evaluator evaluator() {
    return new Evaluator(this);
  }

  /** Gives a name to a value, or to one that is in error; a later one replaces it. */
  void define(Name name, Optional<Value> value) {
    if (tensors.containsKey(name.text())) {
      reportTaken(name, "tensor");
    }
    values.put(name.text(), value);
    shared.remove(name.text());
    if (value.filter(Value.Call.class::isInstance).isPresent()) {
      shared.put(name.text(), network.share());
    }
  }

  /** The names of layers that may be applied several times. */
  Collection<String> sharedLayers() {
    return shared.keySet();
  }

  /** Gives a name to a tensor; a later one replaces it. */
  void name(TensorEntry tensor, Name name) {
    see(tensor, name);
    tensor.name(name);
    waiting.add(tensor);
  }

  /** Gives a name to a tensor that has one where it comes from. */
  void see(TensorEntry tensor, Name name) {
    if (values.containsKey(name.text())) {
      reportTaken(name, "value");
    }
    tensors.put(name.text(), tensor);
  }

  /** The tensors a block gives. */
  void result(List<TensorEntry> given) {
    result = Optional.of(given);
  }

  /**
   * The tensors a block gave.
   *
   * @throws Refusal without a report if an error kept it from it
   */
  List<TensorEntry> result() {
    return result.orElseThrow(Refusal::reported);
  }

  private void reportTaken(Name name, String what) {
    String message = "The name `" + name.text() + "` is already that of a " + what + ".";
    network.fail(
        new Refusal(
            Diagnostic.error("duplicate-name", name.span(), message)
                .withHint("Choose another name.")));
  }

  /** The number of the layer that a {@code let} gives this name. */
  Optional<Integer> shared(String name) {
    return Optional.ofNullable(shared.get(name));
  }

  void makeCurrent(TensorEntry tensor, String name) {
    current = Optional.of(tensor);
    currentName = name;
  }

  Optional<TensorEntry> current() {
    return current;
  }

  String currentName() {
    return currentName;
  }

  /** The tensor of that name, {@code _} for the current one. */
  TensorEntry find(Name name) {
    return (name.text().equals(CURRENT) ? current : Optional.ofNullable(tensors.get(name.text())))
        .orElseThrow(() -> new Refusal(unknown(name)));
  }

  /** There is no tensor that a line without tensors could apply to. */
  Refusal noCurrent(TensorSyntax.Applied layer) {
    if (tensors.isEmpty()) {
      return new Refusal(
          Diagnostic.error(
              "missing-input",
              layer.span(),
              "There is no tensor to apply this to: the input comes later."));
    }
    String name = layer.layer().name().text();
    String message = "There are several tensors; `" + name + "` applies to none of them.";
    String first = tensors.keySet().iterator().next();
    return new Refusal(
        Diagnostic.error("no-current-tensor", layer.span(), message)
            .withHint("Name one, as in `" + name + "(...)(" + first + ")`."));
  }

  private Diagnostic unknown(Name name) {
    String message = "There is no tensor `" + name.text() + "`.";
    return Diagnostic.error("unknown-tensor", name.span(), message)
        .withHint(Suggestions.hint(name.text(), tensors.keySet()));
  }

  /** Notes that a bare line stands here: a named chain before it may have been forgotten. */
  void lineAt(Span span) {
    waiting.stream().filter(tensor -> !tensor.isUsed()).forEach(tensor -> tensor.lineAfter(span));
    waiting.clear();
  }
}
