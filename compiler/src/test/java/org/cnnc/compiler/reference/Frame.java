package org.cnnc.compiler.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that a model, or one call of a block, sees. */
public final class Frame implements Calculator.Scope {
  private final Calculator.Scope home;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Node> tensors = new LinkedHashMap<>();
  private final Map<String, Integer> shared = new LinkedHashMap<>();
  private Optional<Node> current = Optional.empty();
  private boolean lost;

  Frame(Calculator.Scope home, Map<String, Object> parameters) {
    this.home = home;
    values.putAll(parameters);
  }

  /** The values by name, those of the file not among them. */
  public Map<String, Object> values() {
    return values;
  }

  /** The tensors by name. */
  public Map<String, Node> tensors() {
    return tensors;
  }

  /** The names of layers that may be applied several times, each with its number. */
  public Map<String, Integer> shared() {
    return shared;
  }

  /** The current tensor. */
  public Optional<Node> current() {
    return current;
  }

  /** Whether there is a tensor that nothing used and nothing can use any more. */
  public boolean isLost() {
    return lost;
  }

  void lost(boolean lost) {
    this.lost = lost;
  }

  void current(Node node) {
    current = Optional.of(node);
  }

  @Override
  public Optional<Object> value(String name) {
    return Optional.ofNullable(values.get(name)).or(() -> home.value(name));
  }

  @Override
  public Optional<Object> answer(Expression.Call call) {
    if (!List.of("height", "width", "channels", "units").contains(call.name())) {
      return Optional.empty();
    }
    List<Integer> sizes = tensor(call.arguments().get(0).value().toString()).shape().sizes();
    int rank = sizes.size();
    boolean fits =
        switch (call.name()) {
          case "channels" -> rank > 1;
          case "units" -> rank == 1;
          default -> rank == 3;
        };
    Unsuitable.require(fits, call.name());
    int axis = call.name().equals("height") ? 0 : call.name().equals("width") ? 1 : rank - 1;
    return Optional.of((long) sizes.get(axis));
  }

  /** The tensor of that name. */
  Node tensor(String name) {
    Optional<Node> node = name.equals("_") ? current : Optional.ofNullable(tensors.get(name));
    return node.orElseThrow(() -> new Unsuitable("no tensor " + name));
  }

  void define(String name, Object value, int number) {
    Unsuitable.require(!tensors.containsKey(name), name + " is a tensor");
    values.put(name, value);
    shared.remove(name);
    if (value instanceof Value.Called) {
      shared.put(name, number);
    }
  }

  void name(String name, Node node) {
    Unsuitable.require(!values.containsKey(name), name + " is a value");
    tensors.put(name, node);
  }
}
