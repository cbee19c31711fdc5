package org.cnnc.compiler.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.model.Tensor;

/** The layers of a model that alone read what the layer before them puts out. */
final class SoleReaders {
  private final Map<Integer, PlacedLayer> makers = new HashMap<>();
  private final Set<Integer> readOnce = new HashSet<>();

  SoleReaders(Model model) {
    Set<Integer> readTwice = new HashSet<>();
    model.outputs().forEach(output -> readTwice.add(output.tensor().id()));
    for (PlacedLayer layer : model.layers()) {
      makers.put(layer.output().id(), layer);
      for (Tensor input : layer.inputs()) {
        if (!readOnce.add(input.id())) {
          readTwice.add(input.id());
        }
      }
    }
    readOnce.removeAll(readTwice);
  }

  /** The layer whose output is this one's only input and goes nowhere else. */
  Optional<PlacedLayer> makerOfInput(PlacedLayer layer) {
    int input = layer.inputs().get(0).id();
    return layer.inputs().size() == 1 && readOnce.contains(input)
        ? Optional.ofNullable(makers.get(input))
        : Optional.empty();
  }
}
