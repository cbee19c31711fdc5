package org.cnnc.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Contraction;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.ScalarFunction;
import org.cnnc.compiler.layer.Activation;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;

/** Lists the nests of the passes in the order they run. */
final class Steps {
  /** They are in one class, which Java bounds; in longer models the others are summed in shards. */
  private static final int MOST_OVER_BATCH = 100;

  private final Model model;
  private final Algorithms algorithms;
  private final GradientFields gradients;
  private final BiFunction<PlacedLayer, Buffer, Value> values;
  private final List<Step> forward = new ArrayList<>();
  private final List<Step> training = new ArrayList<>();
  private final List<Step> backward = new ArrayList<>();
  private final Map<Nest, String> methodOf = new HashMap<>();
  private final Set<String> methods = new HashSet<>();

  /** The tensors whose gradient some weight needs. */
  private final Set<Integer> trained = new HashSet<>();

  private int overBatch;

  private final SoleReaders soleReaders;

  private final Poolings poolings = new Poolings();

  private final Poolings trainingPoolings = new Poolings();

  /** The functions of the file that the model's activations call. */
  private final List<String> functions;

  /** The tensors whose activation's derivative is part of what reads them. */
  private final Set<Integer> withReader = new HashSet<>();

  Steps(
      Model model,
      Algorithms algorithms,
      GradientFields gradients,
      BiFunction<PlacedLayer, Buffer, Value> values) {
    this.model = model;
    this.algorithms = algorithms;
    this.soleReaders = new SoleReaders(model);
    this.gradients = gradients;
    this.values = values;
    this.functions = functions(model);
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

  Map<String, Pooled> poolings() {
    return poolings.bySums();
  }

  Map<String, Pooled> trainingPoolings() {
    return trainingPoolings.bySums();
  }

  void build() {
    for (int number = 0; number < model.layers().size(); number++) {
      PlacedLayer layer = model.layers().get(number);
      methodOf.clear();
      addForward(forward, layer, number, false);
      addForward(training, layer, number, true);
      addPooling(layer, number);
      if (trains(layer)) {
        trained.add(layer.output().id());
      }
    }
    for (int number = model.layers().size() - 1; number >= 0; number--) {
      methodOf.clear();
      addBackward(model.layers().get(number), number);
    }
    trainingPoolings.keepUnread(training, backward);
  }

  private void addPooling(PlacedLayer layer, int number) {
    boolean follows =
        soleReaders
            .makerOfInput(layer)
            .filter(maker -> number > 0 && maker.equals(model.layers().get(number - 1)))
            .isPresent();
    if (follows) {
      Function<Nest, Step> step = nest -> step(layer, number, nest, Map.of(), false, false);
      poolings.add(forward, number, step);
      trainingPoolings.add(training, number, step);
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
      steps.add(step(layer, number, nest, Map.of(), false, false));
    }
    for (Nest nest : activation) {
      steps.add(step(layer, number, nest, Map.of(), false, true));
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
    Activation activation = bound.activation();
    Buffer output = Buffer.sample("output", bound.output());
    List<Nest> derivative =
        withReader.contains(layer.output().id())
            ? List.of()
            : activation.backward(output, output.gradient());
    for (Nest nest : derivative) {
      backward.add(step(layer, number, nest, Map.of(), !trains, true));
    }
    Map<String, Value> parts = new LinkedHashMap<>();
    List<Nest> sums = new ArrayList<>();
    for (Nest nest : backward(layer)) {
      Buffer target = nest.target().buffer();
      OptionalInt input = InputBuffers.gradient(target);
      if (input.isPresent() && !parts.containsKey(target.name())) {
        gradients
            .part(number, input.getAsInt())
            .ifPresent(
                part -> {
                  parts.put(target.name(), new Value.Held(part.field()));
                  sums.add(sum(target));
                });
      }
      Step step = step(layer, number, nest, parts, forInputOnly(layer, nest), false);
      if (isOverBatch(layer, nest)) {
        step = step.overBatch();
        overBatch++;
      }
      backward.add(step);
    }
    for (Nest nest : sums) {
      String target = nest.target().buffer().name();
      Map<String, Value> part = Map.of(partOf(target), parts.get(target));
      backward.add(step(layer, number, nest, part, forInputOnly(layer, nest), false));
    }
  }

  /** The layer's nests, and in them its input's activation where the layer knows a way. */
  private List<Nest> backward(PlacedLayer layer) {
    Optional<List<Nest>> through =
        soleReaders
            .makerOfInput(layer)
            .flatMap(maker -> layer.layer().backwardThrough(maker.layer().activation()));
    through.ifPresent(nests -> withReader.add(layer.inputs().get(0).id()));
    return through.orElseGet(() -> layer.layer().backward());
  }

  /** Another reader of the input has given its part of the gradient before. */
  private static Nest sum(Buffer gradient) {
    Buffer part = Buffer.sample(partOf(gradient.name()), gradient.shape());
    return Nest.elementwise(
        gradient.name() + " += this layer's part of it",
        gradient,
        Expr.add(gradient.element().load(), part.element().load()));
  }

  private static String partOf(String gradient) {
    return gradient + "Part";
  }

  /** Whether each sample has one product for each weight, and no other layer has the weight. */
  private boolean isOverBatch(PlacedLayer layer, Nest nest) {
    return nest.reductions().isEmpty()
        && overBatch < MOST_OVER_BATCH
        && Contraction.of(nest).filter(c -> c.addsOverSamples() && c.b().isPresent()).isPresent()
        && model.layers().stream().filter(l -> l.name().equals(layer.name())).count() == 1;
  }

  private boolean forInputOnly(PlacedLayer layer, Nest nest) {
    OptionalInt input = InputBuffers.gradient(nest.target().buffer());
    boolean feedsTrained =
        input.isEmpty() || trained.contains(layer.inputs().get(input.getAsInt()).id());
    return !trains(layer) || !feedsTrained;
  }

  private boolean trains(PlacedLayer layer) {
    return !layer.layer().weights().isEmpty()
        || layer.inputs().stream().anyMatch(t -> trained.contains(t.id()));
  }

  /** The step of a nest, some of whose buffers may be elsewhere than usual. */
  private Step step(
      PlacedLayer layer,
      int number,
      Nest nest,
      Map<String, Value> elsewhere,
      boolean forInputOnly,
      boolean ofActivation) {
    Map<String, Value> named = new LinkedHashMap<>();
    for (Buffer buffer : nest.buffers()) {
      Value value = elsewhere.get(buffer.name());
      named.put(buffer.name(), value != null ? value : values.apply(layer, buffer));
    }
    return new Step(
        layer,
        number,
        method(layer, nest),
        nest,
        named,
        algorithms.winograd(nest),
        forInputOnly,
        ofActivation,
        false);
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
    return functions.stream().anyMatch(function -> function.startsWith(method));
  }

  private static List<String> functions(Model model) {
    return model.layers().stream()
        .flatMap(layer -> layer.layer().activation().function().stream())
        .flatMap(function -> Stream.concat(Stream.of(function.value()), function.slopes().stream()))
        .map(ScalarFunction::name)
        .distinct()
        .toList();
  }
}
