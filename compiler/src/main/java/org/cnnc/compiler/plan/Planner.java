package org.cnnc.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.layer.Weight;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.model.Tensor;

/** Gives every value of a model its array and lists the nests of each pass. */
public final class Planner {
  private static final List<String> RESERVED =
      List.of(
          Plan.INPUT,
          Plan.INPUT_GRADIENT,
          "beforeActivation",
          "capacity",
          "firstSample",
          "gradient",
          "gradients",
          "layer",
          "panels",
          "products",
          "randomKey",
          "rest",
          "samples",
          "scratch",
          "shared",
          "sum",
          "tap",
          "tiles",
          "training",
          "trainingPanels",
          "weights");

  private final Model model;
  private final Names names = new Names(RESERVED);
  private final List<PlacedWeight> weights = new ArrayList<>();
  private final Map<String, Integer> weightOffsets = new HashMap<>();
  private final Map<String, Integer> outputs = new LinkedHashMap<>();
  private final Map<String, Integer> states = new LinkedHashMap<>();
  private final Map<String, Integer> scratch = new LinkedHashMap<>();
  private final Map<String, String> stateFields = new HashMap<>();
  private final Map<Integer, String> tensors = new LinkedHashMap<>();
  private final Map<Integer, String> gradients = new LinkedHashMap<>();
  private final List<PlacedLayer> copies = new ArrayList<>();
  private final Steps steps;

  private Planner(Model model, Algorithms algorithms) {
    this.model = model;
    this.steps = new Steps(model, algorithms, this::value);
  }

  /** The plan of a checked model. */
  public static Plan plan(Model model, Algorithms algorithms) {
    return new Planner(model, algorithms).plan();
  }

  private Plan plan() {
    Tensor input = model.inputs().get(0).tensor();
    tensors.put(input.id(), Plan.INPUT);
    gradients.put(input.id(), Plan.INPUT_GRADIENT);
    int offset = 0;
    for (PlacedLayer layer : model.layers()) {
      place(layer);
      for (Weight weight : layer.layer().weights()) {
        weights.add(new PlacedWeight(layer.name() + "/" + weight.name(), weight, offset));
        weightOffsets.put(layer.name() + "/" + weight.name(), offset);
        offset = Math.addExact(offset, Math.toIntExact(weight.shape().elements()));
      }
    }
    steps.build();
    Lifetimes lifetimes = new Lifetimes(model, tensors, gradients);
    return new Plan(
        model,
        weights,
        outputs,
        states,
        scratch,
        tensors,
        gradients,
        lifetimes.inference(),
        lifetimes.gradients(),
        steps.forward(),
        steps.training(),
        steps.backward(),
        copies);
  }

  private void place(PlacedLayer layer) {
    int source = layer.inputs().get(0).id();
    int id = layer.output().id();
    boolean idle = layer.layer().passesThrough();
    if (idle && layer.layer().forward(true).isEmpty()) {
      tensors.put(id, tensors.get(source));
      gradients.put(id, gradients.get(source));
      return;
    }
    if (idle) {
      copies.add(layer);
    }
    String name = names.fresh(layer.name());
    tensors.put(id, name);
    gradients.put(id, names.fresh("d_" + layer.name()));
    outputs.put(name, size(layer.output()));
    for (Buffer state : layer.layer().state()) {
      states.put(stateField(layer, state.name()), state.elements());
    }
    Buffer output = Buffer.sample("output", layer.output().shape());
    for (Buffer buffer : layer.layer().activation().scratch(output)) {
      scratch.put(stateField(layer, buffer.name()), buffer.elements());
    }
  }

  private Value value(PlacedLayer layer, Buffer buffer) {
    Tensor source = layer.inputs().get(0);
    return switch (buffer.name()) {
      case "input" -> new Value.Held(tensors.get(source.id()));
      case "output" -> new Value.Held(tensors.get(layer.output().id()));
      case "dinput" -> new Value.Held(gradients.get(source.id()));
      case "doutput" -> new Value.Held(gradients.get(layer.output().id()));
      default -> weightOrState(layer, buffer);
    };
  }

  private Value weightOrState(PlacedLayer layer, Buffer buffer) {
    return switch (buffer.role()) {
      case WEIGHT -> new Value.Weight(weightOffsets.get(layer.name() + "/" + buffer.name()));
      case GRADIENT ->
          new Value.WeightGradient(
              weightOffsets.get(layer.name() + "/" + buffer.name().substring(1)));
      case SAMPLE -> new Value.Held(stateField(layer, buffer.name()));
    };
  }

  private String stateField(PlacedLayer layer, String state) {
    String name = layer.name() + "_" + state;
    return stateFields.computeIfAbsent(name, names::fresh);
  }

  private static int size(Tensor tensor) {
    return Math.toIntExact(tensor.shape().elements());
  }
}
