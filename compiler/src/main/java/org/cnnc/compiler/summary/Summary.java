package org.cnnc.compiler.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Weight;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.summary.Graph.Node;

/** Keras 2's table of layers, output shapes and weights, and of what is connected to what. */
public final class Summary {
  static final String INPUT_LAYER = "InputLayer";

  private Summary() {}

  /** The table, to the character; ends with a line break. */
  public static String of(Model model) {
    Graph graph = new Graph(model);
    boolean chain = graph.isChain();
    Table table = chain ? Table.CHAIN : Table.GRAPH;
    List<String> titles = new ArrayList<>(List.of("Layer (type)", "Output Shape", "Param #"));
    if (!chain) {
      titles.add("Connected to");
    }
    StringBuilder text = new StringBuilder("Model: \"" + model.name() + "\"\n");
    text.append(table.rule("_")).append(table.row(titles)).append(table.rule("="));
    for (List<String> row : rows(model, graph, chain)) {
      text.append(table.row(row)).append(table.rule(" "));
    }
    text.append(table.rule("="));
    long trainable = weights(model, true);
    long fixed = weights(model, false);
    text.append(String.format(Locale.ROOT, "Total params: %,d\n", trainable + fixed));
    text.append(String.format(Locale.ROOT, "Trainable params: %,d\n", trainable));
    text.append(String.format(Locale.ROOT, "Non-trainable params: %,d\n", fixed));
    return text.append(table.rule("_")).toString();
  }

  /** The same facts for programs. */
  public static String json(Model model) {
    return SummaryJson.of(model);
  }

  /** The number of weights that training changes, or of those it does not. */
  static long weights(Model model, boolean trainable) {
    return model.layers().stream()
        .filter(layer -> layer.use() == 0)
        .flatMap(layer -> layer.layer().weights().stream())
        .filter(weight -> weight.trainable() == trainable)
        .mapToLong(weight -> weight.shape().elements())
        .sum();
  }

  /** The number of weights of one layer. */
  static long weights(PlacedLayer layer) {
    return layer.layer().weights().stream().map(Weight::shape).mapToLong(Shape::elements).sum();
  }

  /** A Sequential shows no input. */
  private static List<List<String>> rows(Model model, Graph graph, boolean chain) {
    return graph.layers().stream()
        .filter(uses -> !model.sequential() || !uses.get(0).kind().equals(INPUT_LAYER))
        .map(uses -> row(uses, graph, chain))
        .toList();
  }

  private static List<String> row(List<Node> uses, Graph graph, boolean chain) {
    Node first = uses.get(0);
    List<String> row = new ArrayList<>();
    row.add(first.name() + " (" + first.kind() + ")");
    row.add(shape(uses));
    row.add(String.valueOf(first.params()));
    if (!chain) {
      row.add(
          uses.stream()
              .flatMap(use -> graph.connections(use).stream())
              .map(connection -> "'" + connection + "'")
              .collect(Collectors.joining(", ", "[", "]")));
    }
    return row;
  }

  private static String shape(List<Node> uses) {
    Node first = uses.get(0);
    if (uses.stream().anyMatch(use -> !use.output().shape().equals(first.output().shape()))) {
      return "multiple";
    }
    String shape = batch(first.output().shape());
    return first.kind().equals(INPUT_LAYER) ? "[" + shape + "]" : shape;
  }

  private static String batch(Shape shape) {
    return Stream.concat(Stream.of("None"), shape.sizes().stream().map(String::valueOf))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
