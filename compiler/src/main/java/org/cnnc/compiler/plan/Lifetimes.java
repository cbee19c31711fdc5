package org.cnnc.compiler.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.model.Tensor;

/** From when to when each value is needed, layers counted as time. */
final class Lifetimes {
  private final Model model;
  private final Map<Integer, String> tensors;
  private final Map<Integer, String> gradientTensors;
  private final Set<Integer> pooled;
  private final int end;

  /**
   * The lifetimes of a model's values.
   *
   * @param pooled the layers that may be computed together with the next one, which pools them
   */
  Lifetimes(
      Model model,
      Map<Integer, String> tensors,
      Map<Integer, String> gradientTensors,
      Set<Integer> pooled) {
    this.pooled = pooled;
    this.model = model;
    this.tensors = tensors;
    this.gradientTensors = gradientTensors;
    this.end = model.layers().size();
  }

  /** Slots of the outputs while predicting: an output lives until its last reader has run. */
  Slots inference() {
    Map<Integer, String> roots = new LinkedHashMap<>();
    Map<String, Life> lives = new LinkedHashMap<>();
    for (Model.Input input : model.inputs()) {
      roots.put(input.tensor().id(), tensors.get(input.tensor().id()));
    }
    for (int now = 0; now < end; now++) {
      PlacedLayer layer = model.layers().get(now);
      Tensor output = layer.output();
      for (Tensor input : layer.inputs()) {
        read(lives, roots.get(input.id()), pooled.contains(now) ? now + 1 : now);
      }
      if (layer.layer().passesThrough()) {
        roots.put(output.id(), roots.get(layer.inputs().get(0).id()));
      } else {
        String name = tensors.get(output.id());
        roots.put(output.id(), name);
        lives.put(name, new Life(Plan.size(output), now, now));
      }
    }
    model.outputs().forEach(o -> read(lives, roots.get(o.tensor().id()), end));
    return slots(lives);
  }

  /**
   * Slots of the gradients: from the last reader of a tensor, backwards, to its writer. What the
   * caller writes is there from the beginning.
   */
  Slots gradients(List<OutputGradient> outputs, List<GradientPart> parts) {
    Map<String, Life> lives = new LinkedHashMap<>();
    for (int number = 0; number < outputs.size(); number++) {
      int size = Plan.size(model.outputs().get(number).tensor());
      live(lives, outputs.get(number).field(), size, 0);
      live(lives, outputs.get(number).tensor(), size, 0);
    }
    Map<Integer, List<GradientPart>> partsOf =
        parts.stream().collect(Collectors.groupingBy(GradientPart::layer));
    for (int number = end - 1; number >= 0; number--) {
      int now = end - 1 - number;
      PlacedLayer layer = model.layers().get(number);
      live(lives, gradientTensors.get(layer.output().id()), Plan.size(layer.output()), now);
      for (Tensor tensor : layer.inputs()) {
        live(lives, gradientTensors.get(tensor.id()), Plan.size(tensor), now);
      }
      for (GradientPart part : partsOf.getOrDefault(number, List.of())) {
        live(lives, part.field(), part.size(), now);
      }
    }
    lives.keySet().removeAll(inputGradients());
    return slots(lives);
  }

  private Set<String> inputGradients() {
    return model.inputs().stream()
        .map(input -> gradientTensors.get(input.tensor().id()))
        .collect(Collectors.toSet());
  }

  private static void live(Map<String, Life> lives, String name, int size, int now) {
    lives.putIfAbsent(name, new Life(size, now, now));
    read(lives, name, now);
  }

  private static void read(Map<String, Life> lives, String name, int now) {
    lives.computeIfPresent(name, (n, life) -> new Life(life.size, life.born, now));
  }

  private static Slots slots(Map<String, Life> lives) {
    Slots slots = new Slots();
    lives.forEach((name, life) -> slots.place(name, life.size, life.born, life.died));
    return slots;
  }

  private record Life(int size, int born, int died) {}
}
