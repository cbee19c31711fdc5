package org.cnnc.compiler.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;

/** A model as lines, to be compared; tensors count from the inputs on, in order. */
final class FlatModel {
  private FlatModel() {}

  static List<String> lines(Model model) {
    List<String> lines = new ArrayList<>();
    Map<Integer, Integer> numbers = new HashMap<>();
    for (Model.Input input : model.inputs()) {
      numbers.put(input.tensor().id(), numbers.size());
      String type = input.type().name().toLowerCase(Locale.ROOT);
      lines.add(input(input.name(), type, input.tensor().shape()));
    }
    for (PlacedLayer layer : model.layers()) {
      List<Integer> from = layer.inputs().stream().map(t -> numbers.get(t.id())).toList();
      numbers.put(layer.output().id(), numbers.size());
      lines.add(layer(layer.name(), layer.kind(), layer.use(), from, layer.output().shape()));
      layer.layer().weights().forEach(w -> lines.add(weight(w.shape(), w.trainable())));
    }
    for (Model.Output output : model.outputs()) {
      lines.add(output(output.name(), numbers.get(output.tensor().id()), output.labels()));
    }
    model.exposed().forEach(exposed -> lines.add(exposed(exposed.name(), exposed.layer())));
    lines.add("sequential " + model.sequential());
    return lines;
  }

  static String input(String name, String type, Shape shape) {
    return "input " + name + " " + type + " " + shape;
  }

  static String layer(String name, String kind, int use, List<Integer> from, Shape shape) {
    return name + " " + kind + " use " + use + " of " + from + " to " + shape;
  }

  static String weight(Shape shape, boolean trainable) {
    return "  weight " + shape + (trainable ? "" : ", fixed");
  }

  static String output(String name, int tensor, List<String> labels) {
    return "output " + name + " " + tensor + " " + labels;
  }

  static String exposed(String method, int layer) {
    return "exposed " + method + " " + layer;
  }
}
