package org.cnnc.compiler.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.model.Tensor;

/** From when to when each value is needed, layers counted as time. */
final class Lifetimes {
  private final Model model;
  private final Map<Integer, String> tensors;
  private final Map<Integer, String> gradientTensors;
  private final int end;

  Lifetimes(Model model, Map<Integer, String> tensors, Map<Integer, String> gradientTensors) {
    this.model = model;
    this.tensors = tensors;
    this.gradientTensors = gradientTensors;
    this.end = model.layers().size();
  }

  /** Slots of the outputs while predicting: an output lives until its last reader has run. */
  Slots inference() {
    Map<Integer, String> roots = new LinkedHashMap<>();
    Map<String, Life> lives = new LinkedHashMap<>();
    roots.put(model.inputs().get(0).tensor().id(), Plan.INPUT);
    for (int now = 0; now < end; now++) {
      PlacedLayer layer = model.layers().get(now);
      Tensor output = layer.output();
      String source = roots.get(layer.inputs().get(0).id());
      read(lives, source, now);
      if (layer.layer().passesThrough()) {
        roots.put(output.id(), source);
      } else {
        String name = tensors.get(output.id());
        roots.put(output.id(), name);
        lives.put(name, new Life(size(output), now, now));
      }
    }
    model.outputs().forEach(o -> read(lives, roots.get(o.tensor().id()), end));
    return slots(lives);
  }

  /** Slots of the gradients: from the reader of a tensor, backwards, to its writer. */
  Slots gradients() {
    Map<String, Life> lives = new LinkedHashMap<>();
    for (int number = end - 1; number >= 0; number--) {
      int now = end - 1 - number;
      PlacedLayer layer = model.layers().get(number);
      for (Tensor tensor : List.of(layer.output(), layer.inputs().get(0))) {
        String name = gradientTensors.get(tensor.id());
        if (!name.equals(Plan.INPUT_GRADIENT)) {
          lives.putIfAbsent(name, new Life(size(tensor), now, now));
          read(lives, name, now);
        }
      }
    }
    return slots(lives);
  }

  private static void read(Map<String, Life> lives, String name, int now) {
    lives.computeIfPresent(name, (n, life) -> new Life(life.size, life.born, now));
  }

  private static Slots slots(Map<String, Life> lives) {
    Slots slots = new Slots();
    lives.forEach((name, life) -> slots.place(name, life.size, life.born, life.died));
    return slots;
  }

  private static int size(Tensor tensor) {
    return Math.toIntExact(tensor.shape().elements());
  }

  private record Life(int size, int born, int died) {}
}
