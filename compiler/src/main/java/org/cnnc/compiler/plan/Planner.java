package org.cnnc.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.layer.Weight;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.model.Tensor;

/** Gives every value of a model its array and lists the nests of each pass. */
public final class Planner {
  private static final List<String> RESERVED =
      List.of(
          "beforeActivation",
          "capacity",
          "firstSample",
          "from",
          "gradient",
          "gradients",
          "helper",
          "layer",
          "number",
          "panels",
          "products",
          "randomKey",
          "rest",
          "samples",
          "scratch",
          "shared",
          "sum",
          "tap",
          "tileFactors",
          "tileSums",
          "tileTaps",
          "tileValues",
          "tiles",
          "to",
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
  private final GradientFields gradients;
  private final Set<PlacedLayer> copies = new LinkedHashSet<>();
  private final Steps steps;
  private int weightCount;

  private Planner(Model model, Algorithms algorithms) {
    this.model = model;
    this.gradients = new GradientFields(model, names);
    this.steps = new Steps(model, algorithms, gradients, this::value);
  }

  /** The plan of a checked model. */
  public static Plan plan(Model model, Algorithms algorithms) {
    return new Planner(model, algorithms).plan();
  }

  private Plan plan() {
    for (Model.Input input : model.inputs()) {
      String name = "input_" + input.name();
      tensors.put(input.tensor().id(), names.fresh(name));
      gradients.place(input.tensor(), name);
    }
    for (PlacedLayer layer : model.layers()) {
      place(layer);
      placeWeights(layer);
    }
    gradients.join();
    steps.build();
    Set<Integer> pooled =
        steps.poolings().values().stream()
            .map(pooling -> pooling.layerNumber() - 1)
            .collect(Collectors.toSet());
    Lifetimes lifetimes = new Lifetimes(model, tensors, gradients.tensors(), pooled);
    return new Plan(
        model,
        weights,
        outputs,
        states,
        scratch,
        tensors,
        gradients.tensors(),
        gradients.outputs(),
        lifetimes.inference(),
        lifetimes.gradients(gradients.outputs(), gradients.parts()),
        steps.forward(),
        steps.training(),
        steps.backward(),
        steps.poolings(),
        steps.trainingPoolings(),
        copies);
  }

  /** The uses of a shared layer share its weights. */
  private void placeWeights(PlacedLayer layer) {
    for (Weight weight : layer.layer().weights()) {
      String name = layer.name() + "/" + weight.name();
      if (weightOffsets.putIfAbsent(name, weightCount) == null) {
        weights.add(new PlacedWeight(name, weight, weightCount));
        weightCount = Math.addExact(weightCount, Math.toIntExact(weight.shape().elements()));
      }
    }
  }

  private void place(PlacedLayer layer) {
    Tensor source = layer.inputs().get(0);
    int id = layer.output().id();
    boolean idle = layer.layer().passesThrough();
    if (idle && layer.layer().forward(true).isEmpty()) {
      tensors.put(id, tensors.get(source.id()));
      gradients.placeView(layer.output(), source);
      return;
    }
    if (idle) {
      copies.add(layer);
    }
    String name = names.fresh(layer.name());
    tensors.put(id, name);
    gradients.place(layer.output(), layer.name());
    outputs.put(name, Plan.size(layer.output()));
    for (Buffer state : layer.layer().state()) {
      states.put(stateField(layer, state.name()), state.elements());
    }
    Buffer output = Buffer.sample("output", layer.output().shape());
    for (Buffer state : layer.layer().activation().state(output)) {
      states.put(stateField(layer, state.name()), state.elements());
    }
    for (Buffer buffer : layer.layer().activation().scratch(output)) {
      scratch.put(stateField(layer, buffer.name()), buffer.elements());
    }
  }

  private Value value(PlacedLayer layer, Buffer buffer) {
    OptionalInt input = InputBuffers.input(buffer);
    OptionalInt dinput = InputBuffers.gradient(buffer);
    if (input.isPresent()) {
      return new Value.Held(tensors.get(layer.inputs().get(input.getAsInt()).id()));
    } else if (dinput.isPresent()) {
      return new Value.Held(gradients.of(layer.inputs().get(dinput.getAsInt())));
    }
    return switch (buffer.name()) {
      case "output" -> new Value.Held(tensors.get(layer.output().id()));
      case "doutput" -> new Value.Held(gradients.of(layer.output()));
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
    return stateFields.computeIfAbsent(layer.output().id() + name, key -> names.fresh(name));
  }
}
