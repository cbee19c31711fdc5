package org.cnnc.compiler.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.naive.NaiveLayer;
import org.cnnc.compiler.naive.NaiveNetwork;
import org.cnnc.compiler.naive.NaiveNetwork.Step;

/** The layers of a model as they come. */
final class Construction {
  private static final int MOST_LAYERS = 64;
  private static final int MOST_ELEMENTS = 4_000;

  private final Kinds kinds;
  private final LayerNames names = new LayerNames();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Node> inputs = new ArrayList<>();
  private final List<Placed> layers = new ArrayList<>();
  private final Map<Integer, List<Integer>> uses = new HashMap<>();
  private int sharedLayers;
  private long cost;

  private record Placed(
      String name, Value.Called call, Step step, List<Node> from, Node output, int use) {}

  Construction(Kinds kinds) {
    this.kinds = kinds;
  }

  /** A number for a layer that may be applied several times. */
  int nextShared() {
    return sharedLayers++;
  }

  private Node node(Shape shape) {
    Unsuitable.require(shape.elements() <= MOST_ELEMENTS, "tensor too large");
    Node node = new Node(nodes.size(), shape);
    nodes.add(node);
    return node;
  }

  Node input(String name, Shape shape) {
    names.given(name);
    Node node = node(shape);
    inputs.add(node);
    return node;
  }

  Node last() {
    Unsuitable.require(!layers.isEmpty(), "no layer");
    return layers.get(layers.size() - 1).output();
  }

  /** One more layer, or one more use of a shared one. */
  Node layer(Value.Called call, Optional<Integer> shared, List<Node> from) {
    Unsuitable.require(layers.size() < MOST_LAYERS, "too many layers");
    Given given = kinds.given(call);
    List<Shape> shapes = from.stream().map(Node::shape).toList();
    int number = layers.size();
    NaiveLayer layer = kinds.layer(call.name(), given, shapes, number);
    List<Integer> before =
        shared
            .map(s -> uses.computeIfAbsent(s, key -> new ArrayList<>()))
            .orElseGet(ArrayList::new);
    int first = before.isEmpty() ? -1 : before.get(0);
    String name =
        first < 0
            ? given.word("name").map(names::given).orElseGet(() -> names.automatic(call.name()))
            : layers.get(first).name();
    Unsuitable.require(
        first < 0 || layers.get(first).step().layer().weights().equals(layer.weights()),
        "shared weights of other shapes");
    Step step = new Step(layer, kinds.activation(given, layer), List.of(), first);
    Node output = node(layer.output());
    from.forEach(Node::use);
    layers.add(new Placed(name, call, step, from, output, before.size()));
    before.add(number);
    long positions = layer.output().elements() / layer.output().channels();
    cost += layer.output().elements() + positions * layer.weightCount();
    return output;
  }

  /** The number of a layer that is applied once. */
  int number(String name) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).name().equals(name)) {
        numbers.add(i);
      }
    }
    Unsuitable.require(numbers.size() == 1, "expose " + name);
    return numbers.get(0);
  }

  /** What a model may require. */
  Map<String, Object> facts() {
    long all = 0;
    long trainable = 0;
    for (Placed layer : layers) {
      long own = layer.use() == 0 ? layer.step().layer().weightCount() : 0;
      all += own;
      trainable += isTrainable(layer) ? own : 0;
    }
    return Map.of("params", all, "trainable_params", trainable, "weight_bytes", 4 * all);
  }

  private boolean isTrainable(Placed layer) {
    return kinds.given(layer.call()).flag("trainable", true);
  }

  Meaning meaning(
      List<Meaning.Input> declared,
      List<Meaning.Output> outputs,
      Map<String, Integer> exposed,
      boolean sequential,
      Frame last) {
    List<Step> steps = new ArrayList<>();
    List<Meaning.Layer> flat = new ArrayList<>();
    for (Placed layer : layers) {
      Step step = layer.step();
      List<Integer> from = layer.from().stream().map(this::number).toList();
      steps.add(new Step(step.layer(), step.activation(), from, step.like()));
      String kind = layer.call().name();
      flat.add(new Meaning.Layer(layer.name(), kind, layer.use(), from, isTrainable(layer)));
    }
    List<Meaning.Output> numbered =
        outputs.stream()
            .map(o -> new Meaning.Output(o.name(), number(nodes.get(o.tensor())), o.labels()))
            .toList();
    NaiveNetwork network =
        new NaiveNetwork(
            inputs.stream().map(Node::shape).toList(),
            steps,
            numbered.stream().map(Meaning.Output::tensor).toList());
    return new Meaning(
        network, declared, flat, numbered, exposed, sequential, cost, isComplete(), last);
  }

  private boolean isComplete() {
    return nodes.stream().allMatch(Node::isUsed);
  }

  /** Whether some tensor is neither used nor to be found by a name in any of some frames. */
  boolean isLost(Collection<Frame> frames) {
    Set<Node> named = new HashSet<>();
    for (Frame frame : frames) {
      named.addAll(frame.tensors().values());
      frame.current().ifPresent(named::add);
    }
    return nodes.stream().anyMatch(node -> !node.isUsed() && !named.contains(node));
  }

  /** The inputs come first, then the outputs of the layers. */
  private int number(Node node) {
    int input = inputs.indexOf(node);
    if (input >= 0) {
      return input;
    }
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).output() == node) {
        return inputs.size() + i;
      }
    }
    throw new IllegalStateException("a tensor from nowhere");
  }
}
