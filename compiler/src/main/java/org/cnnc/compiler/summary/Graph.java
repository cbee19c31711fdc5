package org.cnnc.compiler.summary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.model.Tensor;

/**
 * A model as Keras sees it: each tensor comes of a node, an input or one use of a layer, and a
 * node's depth is the longest way from it to an output.
 */
final class Graph {
  private final Map<Integer, Node> nodes = new LinkedHashMap<>();
  private final Map<Node, Integer> depths = new HashMap<>();

  /** The order in which a walk from the outputs to the inputs meets the layers. */
  private final Map<String, Integer> met = new HashMap<>();

  /**
   * An input or one use of a layer.
   *
   * @param name of the input or the layer
   * @param use counts the uses of a layer from 0
   * @param params the weights of the layer
   */
  record Node(String name, String kind, int use, long params, List<Tensor> from, Tensor output) {}

  Graph(Model model) {
    for (Model.Input input : model.inputs()) {
      add(new Node(input.name(), Summary.INPUT_LAYER, 0, 0, List.of(), input.tensor()));
    }
    for (PlacedLayer layer : model.layers()) {
      long params = Summary.weights(layer);
      add(
          new Node(
              layer.name(), layer.kind(), layer.use(), params, layer.inputs(), layer.output()));
    }
    measure();
    Set<Node> seen = new HashSet<>();
    model.outputs().forEach(output -> walk(node(output.tensor()), seen));
  }

  private void add(Node node) {
    nodes.put(node.output().id(), node);
  }

  private Node node(Tensor tensor) {
    return nodes.get(tensor.id());
  }

  private void measure() {
    List<Node> all = new ArrayList<>(nodes.values());
    for (int i = all.size() - 1; i >= 0; i--) {
      Node node = all.get(i);
      int depth = depths.merge(node, 0, Math::max);
      node.from().forEach(tensor -> depths.merge(node(tensor), depth + 1, Math::max));
    }
  }

  /** Depth first, a node before what it reads; without recursion, since models may be deep. */
  private void walk(Node start, Set<Node> seen) {
    Deque<Node> next = new ArrayDeque<>(List.of(start));
    while (!next.isEmpty()) {
      Node node = next.pop();
      if (seen.add(node)) {
        met.putIfAbsent(node.name(), met.size());
        for (int i = node.from().size() - 1; i >= 0; i--) {
          next.push(node(node.from().get(i)));
        }
      }
    }
  }

  /** Whether the layers stand one behind the other, each used once. */
  boolean isChain() {
    Set<Integer> taken = new HashSet<>();
    return nodes.values().stream()
        .allMatch(n -> taken.add(depths.get(n)) && n.from().size() < 2 && n.use() == 0);
  }

  /** The nodes of each input and layer, from the deepest on. */
  List<List<Node>> layers() {
    Map<String, List<Node>> uses = new LinkedHashMap<>();
    nodes.values().forEach(n -> uses.computeIfAbsent(n.name(), k -> new ArrayList<>()).add(n));
    List<List<Node>> layers = new ArrayList<>(uses.values());
    layers.sort(
        Comparator.comparing((List<Node> layer) -> -depth(layer))
            .thenComparing(layer -> met.getOrDefault(layer.get(0).name(), met.size())));
    return layers;
  }

  private int depth(List<Node> layer) {
    return layer.stream().mapToInt(depths::get).max().orElse(0);
  }

  /** What a node reads, as Keras names it: {@code conv2d[0][0]}. */
  List<String> connections(Node node) {
    return node.from().stream()
        .map(this::node)
        .map(source -> source.name() + "[" + source.use() + "][0]")
        .toList();
  }
}
