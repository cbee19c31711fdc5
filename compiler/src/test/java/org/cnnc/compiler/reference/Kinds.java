package org.cnnc.compiler.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.naive.NaiveActivation;
import org.cnnc.compiler.naive.NaiveAveragePooling2D;
import org.cnnc.compiler.naive.NaiveConcatenate;
import org.cnnc.compiler.naive.NaiveConv2D;
import org.cnnc.compiler.naive.NaiveDense;
import org.cnnc.compiler.naive.NaiveDropout;
import org.cnnc.compiler.naive.NaiveFunction;
import org.cnnc.compiler.naive.NaiveIdentity;
import org.cnnc.compiler.naive.NaiveJoin;
import org.cnnc.compiler.naive.NaiveLayer;
import org.cnnc.compiler.naive.NaiveMaxPooling2D;
import org.cnnc.compiler.naive.NaivePointwise;
import org.cnnc.compiler.naive.NaiveRescaling;
import org.cnnc.compiler.plan.Algorithms;

/** The layer kinds as the specification tells them: arguments in order, shapes, arithmetic. */
public final class Kinds {
  private static final List<String> WEIGHTS =
      List.of("use_bias", "kernel_initializer", "bias_initializer");
  private static final List<String> POOLING = List.of("pool_size", "strides", "padding");

  private static final Kinds ALL =
      new Kinds(Algorithms.AUTO, new ElementFunctions(List.of(), name -> Optional.empty()));

  private final Map<String, Kind> kinds = new TreeMap<>();
  private final Algorithms algorithms;
  private final ElementFunctions functions;

  private record Kind(List<String> parameters, int least, int most, Rule rule) {}

  /** Arguments and shapes to the layer before its activation. */
  private interface Rule {
    NaiveLayer layer(Given given, List<Shape> inputs, int number);
  }

  Kinds(Algorithms algorithms, ElementFunctions functions) {
    this.algorithms = algorithms;
    this.functions = functions;
    one(
        "Conv2D",
        this::conv2D,
        parameters(
            "filters kernel_size strides padding dilation_rate" + " groups activation", WEIGHTS));
    one(
        "Dense",
        (g, in, n) -> new NaiveDense(in.get(0), g.whole("units"), g.flag("use_bias", true)),
        parameters("units activation", WEIGHTS));
    one(
        "MaxPooling2D",
        (g, in, n) -> new NaiveMaxPooling2D(g.window(in.get(0), "pool_size", true)),
        POOLING);
    one(
        "AveragePooling2D",
        (g, in, n) -> new NaiveAveragePooling2D(g.window(in.get(0), "pool_size", true)),
        POOLING);
    one(
        "Flatten",
        (g, in, n) -> new NaiveIdentity("Flatten", Shape.of((int) in.get(0).elements())),
        List.of());
    one("Dropout", this::dropout, List.of("rate", "seed"));
    one(
        "Rescaling",
        (g, in, n) ->
            new NaiveRescaling(in.get(0), (float) g.real("scale"), (float) g.real("offset", 0)),
        List.of("scale", "offset"));
    one(
        "Activation",
        (g, in, n) -> {
          Unsuitable.require(g.value("activation").isPresent(), "activation is missing");
          return new NaiveIdentity("Activation", in.get(0));
        },
        List.of("activation"));
    for (String kind : List.of("Add", "Average", "Maximum", "Minimum", "Multiply")) {
      merge(kind, Integer.MAX_VALUE);
    }
    merge("Subtract", 2);
    put("Concatenate", 2, Integer.MAX_VALUE, this::concatenate, List.of("axis"));
    put("Elementwise", 1, Integer.MAX_VALUE, this::elementwise, List.of("function"));
  }

  private static List<String> parameters(String first, List<String> more) {
    List<String> all = new ArrayList<>(List.of(first.split(" ")));
    all.addAll(more);
    return all;
  }

  private void one(String kind, Rule rule, List<String> parameters) {
    put(kind, 1, 1, rule, parameters);
  }

  private void merge(String kind, int most) {
    put(kind, 2, most, (given, inputs, number) -> new NaiveJoin(kind, equal(inputs)), List.of());
  }

  private void put(String kind, int least, int most, Rule rule, List<String> parameters) {
    kinds.put(kind, new Kind(parameters, least, most, rule));
  }

  /** The kinds there are, each with its parameters in positional order. */
  public static Map<String, List<String>> parameters() {
    Map<String, List<String>> parameters = new TreeMap<>();
    ALL.kinds.forEach((name, kind) -> parameters.put(name, kind.parameters()));
    return parameters;
  }

  /** How many tensors a kind takes at most. */
  public static int mostTensors(String name) {
    return ALL.kind(name).most();
  }

  Given given(Value.Called call) {
    return new Given(kind(call.name()).parameters(), call.arguments());
  }

  private Kind kind(String name) {
    Kind kind = kinds.get(name);
    Unsuitable.require(kind != null, "no kind " + name);
    return kind;
  }

  /** A layer, but for an activation that {@link NaiveActivation} has. */
  NaiveLayer layer(String name, Given given, List<Shape> inputs, int number) {
    Kind kind = kind(name);
    Unsuitable.require(
        inputs.size() >= kind.least() && inputs.size() <= kind.most(), "number of tensors");
    NaiveLayer layer = kind.rule().layer(given, inputs, number);
    return given
        .value("activation")
        .flatMap(functions::find)
        .<NaiveLayer>map(function -> new NaivePointwise.Behind(layer, ofOne(function)))
        .orElse(layer);
  }

  private static NaiveFunction ofOne(NaiveFunction function) {
    Unsuitable.require(function.tensors() == 1, "an activation takes one tensor");
    return function;
  }

  /** The activation of the language; linear where there is none, or a function of the file. */
  NaiveActivation activation(Given given, NaiveLayer layer) {
    Optional<Object> value = given.value("activation").filter(v -> functions.find(v).isEmpty());
    NaiveActivation activation =
        value
            .map(v -> NaiveActivation.valueOf(Given.word(v).toUpperCase(Locale.ROOT)))
            .orElse(NaiveActivation.LINEAR);
    Unsuitable.require(
        activation != NaiveActivation.SOFTMAX || layer.output().channels() > 1, "softmax of one");
    return activation;
  }

  private NaiveLayer conv2D(Given given, List<Shape> inputs, int number) {
    given.requireOne("dilation_rate", "groups");
    return new NaiveConv2D(
        given.window(inputs.get(0), "kernel_size", false),
        given.whole("filters"),
        given.flag("use_bias", true),
        algorithms);
  }

  private NaiveLayer dropout(Given given, List<Shape> inputs, int number) {
    double rate = given.real("rate");
    Unsuitable.require(rate >= 0 && rate < 1, "rate");
    int stream =
        given
            .value("seed")
            .map(seed -> Long.hashCode(Unsuitable.unless(seed, Long.class)) | Integer.MIN_VALUE)
            .orElse(number);
    return new NaiveDropout(inputs.get(0), rate, stream);
  }

  private NaiveLayer elementwise(Given given, List<Shape> inputs, int number) {
    NaiveFunction function =
        given
            .value("function")
            .flatMap(functions::find)
            .orElseThrow(() -> new Unsuitable("no function"));
    Unsuitable.require(function.tensors() == inputs.size(), "number of tensors");
    return new NaivePointwise("Elementwise", equal(inputs), function);
  }

  private NaiveLayer concatenate(Given given, List<Shape> inputs, int number) {
    int rank = inputs.get(0).rank();
    int axis = given.axis("axis", -1);
    Unsuitable.require(axis != 0 && Math.abs(axis) <= rank, "axis");
    int place = axis > 0 ? axis - 1 : rank + axis;
    for (Shape input : inputs) {
      Unsuitable.require(but(place, input).equals(but(place, inputs.get(0))), "shapes");
    }
    return new NaiveConcatenate(inputs, place);
  }

  private static List<Integer> but(int axis, Shape shape) {
    List<Integer> sizes = new ArrayList<>(shape.sizes());
    Unsuitable.require(axis < sizes.size(), "axis");
    sizes.remove(axis);
    return sizes;
  }

  private static Shape equal(List<Shape> shapes) {
    Unsuitable.require(shapes.stream().distinct().count() == 1, "equal shapes are needed");
    return shapes.get(0);
  }
}
