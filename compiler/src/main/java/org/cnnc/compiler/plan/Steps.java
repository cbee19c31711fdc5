package org.cnnc.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Contraction;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.ScalarFunction;
import org.cnnc.compiler.layer.Activation;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;

/** Lists the nests of the passes in the order they run. */
final class Steps {
  private final Model model;
  private final Algorithms algorithms;
  private final BiFunction<PlacedLayer, Buffer, Value> values;
  private final List<Step> forward = new ArrayList<>();
  private final List<Step> training = new ArrayList<>();
  private final List<Step> backward = new ArrayList<>();
  private final Map<Nest, String> methodOf = new HashMap<>();
  private final Set<String> methods = new HashSet<>();

  /** The tensors whose gradient some weight needs. */
  private final Set<Integer> trained = new HashSet<>();

  Steps(Model model, Algorithms algorithms, BiFunction<PlacedLayer, Buffer, Value> values) {
    this.model = model;
    this.algorithms = algorithms;
    this.values = values;
  }

  List<Step> forward() {
    return List.copyOf(forward);
  }

  List<Step> training() {
    return List.copyOf(training);
  }

  List<Step> backward() {
    return List.copyOf(backward);
  }

  void build() {
    for (int number = 0; number < model.layers().size(); number++) {
      PlacedLayer layer = model.layers().get(number);
      methodOf.clear();
      addForward(forward, layer, number, false);
      addForward(training, layer, number, true);
      if (trains(layer)) {
        trained.add(layer.output().id());
      }
    }
    for (int number = model.layers().size() - 1; number >= 0; number--) {
      methodOf.clear();
      addBackward(model.layers().get(number), number);
    }
  }

  private void addForward(List<Step> steps, PlacedLayer layer, int number, boolean isTraining) {
    Layer bound = layer.layer();
    List<Nest> nests = new ArrayList<>(bound.forward(isTraining));
    Buffer output = Buffer.sample("output", bound.output());
    List<Nest> activation =
        isTraining
            ? bound.activation().forwardTraining(output)
            : bound.activation().forward(output);
    Optional<Nest> fused = fused(nests, activation);
    if (fused.isPresent()) {
      nests.set(nests.size() - 1, fused.get());
      activation = List.of();
    }
    for (Nest nest : nests) {
      steps.add(step(layer, number, nest, false, false));
    }
    for (Nest nest : activation) {
      steps.add(step(layer, number, nest, false, true));
    }
  }

  /** The last nest with the activation done to its sums before they are stored. */
  private static Optional<Nest> fused(List<Nest> nests, List<Nest> activation) {
    if (nests.isEmpty() || activation.size() != 1) {
      return Optional.empty();
    }
    Nest last = nests.get(nests.size() - 1);
    return Contraction.of(last).flatMap(c -> last.with(activation.get(0)));
  }

  private void addBackward(PlacedLayer layer, int number) {
    Layer bound = layer.layer();
    boolean trains = trains(layer);
    boolean feedsTrained = trained.contains(layer.inputs().get(0).id());
    Activation activation = bound.activation();
    Buffer output = Buffer.sample("output", bound.output());
    for (Nest nest : activation.backward(output, output.gradient())) {
      backward.add(step(layer, number, nest, !trains, true));
    }
    for (Nest nest : bound.backward()) {
      boolean toInput = nest.target().buffer().name().equals("dinput");
      backward.add(step(layer, number, nest, !trains || (toInput && !feedsTrained), false));
    }
  }

  private boolean trains(PlacedLayer layer) {
    return !layer.layer().weights().isEmpty()
        || layer.inputs().stream().anyMatch(t -> trained.contains(t.id()));
  }

  private Step step(
      PlacedLayer layer, int number, Nest nest, boolean forInputOnly, boolean ofActivation) {
    Map<String, Value> named = new LinkedHashMap<>();
    nest.buffers().forEach(b -> named.put(b.name(), values.apply(layer, b)));
    return new Step(
        layer,
        number,
        method(layer, nest),
        nest,
        named,
        algorithms.winograd(nest),
        forInputOnly,
        ofActivation);
  }

  /** A nest that predicting and training share has one method. */
  private String method(PlacedLayer layer, Nest nest) {
    return methodOf.computeIfAbsent(
        nest,
        n -> {
          String name =
              Names.camelCase(layer.name()) + Names.upperFirst(n.target().buffer().name());
          String fresh = name;
          for (int i = 2; hidesFunction(fresh) || !methods.add(fresh); i++) {
            fresh = name + "_" + i;
          }
          return fresh;
        });
  }

  /** The methods that belong to a nest's begin with its own, and would hide a function so named. */
  private boolean hidesFunction(String method) {
    return functions().anyMatch(function -> function.startsWith(method));
  }

  private Stream<String> functions() {
    return model.layers().stream()
        .flatMap(layer -> layer.layer().activation().function().stream())
        .flatMap(function -> Stream.concat(Stream.of(function.value()), function.slopes().stream()))
        .map(ScalarFunction::name);
  }
}
