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
  private final Map<String, Value> values;
  private final Map<String, TensorEntry> tensors = new LinkedHashMap<>();
  private final Map<String, Integer> shared = new HashMap<>();
  private final List<TensorEntry> waiting = new ArrayList<>();
  private Optional<TensorEntry> current = Optional.empty();
  private String currentName = "";

  /**
   * A frame without tensors.
   *
   * @param values of constants and parameters
   */
  Frame(Network network, Map<String, Value> values) {
    this.network = network;
    this.values = new HashMap<>(values);
  }

  @Override
  public Optional<Value> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public Collection<String> names() {
    return values.keySet();
  }

  @Override
  public Optional<Value> answer(CallSyntax call) {
    return ShapeQuestion.answer(call, this);
  }

  @Override
  public void spend(long work) {
    network.spend(work);
  }

  Evaluator evaluator() {
    return new Evaluator(this);
  }

  /** Gives a name to a value; a later one replaces it. */
  void define(Name name, Value value) {
    if (tensors.containsKey(name.text())) {
      throw taken(name, "tensor");
    }
    values.put(name.text(), value);
    shared.remove(name.text());
    if (value instanceof Value.Call) {
      shared.put(name.text(), network.share());
    }
  }

  /** Gives a name to a tensor; a later one replaces it. */
  void name(TensorEntry tensor, Name name) {
    if (values.containsKey(name.text())) {
      throw taken(name, "value");
    }
    tensors.put(name.text(), tensor);
    tensor.name(name);
    waiting.add(tensor);
  }

  private static Refusal taken(Name name, String what) {
    String message = "The name `" + name.text() + "` is already that of a " + what + ".";
    return new Refusal(
        Diagnostic.error("duplicate-name", name.span(), message).withHint("Choose another name."));
  }

  /** The number of the layer that a {@code let} gives this name. */
  Optional<Integer> shared(String name) {
    return Optional.ofNullable(shared.get(name));
  }

  void makeCurrent(TensorEntry tensor, String name) {
    current = Optional.of(tensor);
    currentName = name;
  }

  void forgetCurrent() {
    current = Optional.empty();
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
