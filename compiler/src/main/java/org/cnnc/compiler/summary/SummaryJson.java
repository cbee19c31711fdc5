package org.cnnc.compiler.summary;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.summary.Graph.Node;

/** The summary as JSON. Names need no escapes: they are letters, digits and {@code _}. */
final class SummaryJson {
  private SummaryJson() {}

  static String of(Model model) {
    Graph graph = new Graph(model);
    long trainable = Summary.weights(model, true);
    long fixed = Summary.weights(model, false);
    return "{\n  \"name\": \""
        + model.name()
        + "\",\n  \"sequential\": "
        + model.sequential()
        + ",\n  \"inputs\": "
        + list(model.inputs().stream().map(SummaryJson::input).toList())
        + ",\n  \"layers\": "
        + list(
            graph.layers().stream().filter(SummaryJson::isLayer).map(u -> layer(u, graph)).toList())
        + ",\n  \"outputs\": "
        + list(model.outputs().stream().map(SummaryJson::output).toList())
        + ",\n  \"params\": "
        + (trainable + fixed)
        + ",\n  \"trainableParams\": "
        + trainable
        + ",\n  \"nonTrainableParams\": "
        + fixed
        + "\n}\n";
  }

  private static String input(Model.Input input) {
    String type = input.type().name().toLowerCase(Locale.ROOT);
    return named(input.name())
        + ", \"type\": \""
        + type
        + "\""
        + shape(input.tensor().shape())
        + "}";
  }

  private static boolean isLayer(List<Node> uses) {
    return !uses.get(0).kind().equals(Summary.INPUT_LAYER);
  }

  /** A layer that is used several times has the shape of its first output. */
  private static String layer(List<Node> uses, Graph graph) {
    Node first = uses.get(0);
    String connections =
        uses.stream()
            .flatMap(use -> graph.connections(use).stream())
            .map(connection -> "\"" + connection + "\"")
            .collect(Collectors.joining(", ", "[", "]"));
    return named(first.name())
        + ", \"kind\": \""
        + first.kind()
        + "\""
        + shape(first.output().shape())
        + ", \"params\": "
        + first.params()
        + ", \"connectedTo\": "
        + connections
        + "}";
  }

  private static String output(Model.Output output) {
    return named(output.name()) + shape(output.tensor().shape()) + "}";
  }

  private static String named(String name) {
    return "{\"name\": \"" + name + "\"";
  }

  private static String shape(Shape shape) {
    return ", \"shape\": " + shape.sizes();
  }

  private static String list(List<String> entries) {
    return entries.stream()
        .map(entry -> "\n    " + entry)
        .collect(Collectors.joining(",", "[", "\n  ]"));
  }
}
