package org.cnnc.compiler.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns a model in Keras 2's JSON into the text of a {@code .cnn} file, one line a layer: bare
 * lines for a Sequential, named tensors for any other with one input and one output.
 */
final class KerasModel {
  /** The arguments written, by layer kind; a kind that is not here is not supported. */
  private static final Map<String, List<String>> ARGUMENTS =
      Map.ofEntries(
          Map.entry(
              "Conv2D",
              List.of("filters", "kernel_size", "strides", "padding", "activation", "use_bias")),
          Map.entry("MaxPooling2D", List.of("pool_size", "strides", "padding")),
          Map.entry("AveragePooling2D", List.of("pool_size", "strides", "padding")),
          Map.entry("Flatten", List.of()),
          Map.entry("Dense", List.of("units", "activation", "use_bias")),
          Map.entry("Dropout", List.of("rate")),
          Map.entry("Rescaling", List.of("scale", "offset")),
          Map.entry("Activation", List.of("activation")),
          Map.entry("Add", List.of()),
          Map.entry("Subtract", List.of()),
          Map.entry("Multiply", List.of()),
          Map.entry("Average", List.of()),
          Map.entry("Maximum", List.of()),
          Map.entry("Minimum", List.of()),
          Map.entry("Concatenate", List.of("axis")));

  /** Arguments that must have their default, since {@link #ARGUMENTS} leaves them out. */
  private static final Map<String, String> DEFAULTS =
      Map.of("dilation_rate", "(1, 1)", "groups", "1", "data_format", "channels_last");

  private static final Set<String> ACTIVATIONS =
      Set.of("linear", "relu", "sigmoid", "tanh", "softmax");

  /** A model with words we do not write. */
  static final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unsupported(String message) {
      super(message);
    }
  }

  private final JsonObject config;

  private KerasModel(JsonObject config) {
    this.config = config;
  }

  /** The file's text; the class is the model's name in camel case: {@code conv_k1}, ConvK1. */
  static String toCnn(JsonObject model) {
    KerasModel keras = new KerasModel(model.getAsJsonObject("config"));
    List<String> lines =
        model.get("class_name").getAsString().equals("Sequential")
            ? keras.sequential()
            : keras.functional();
    return lines.stream()
        .map(line -> "  " + line + "\n")
        .collect(Collectors.joining("", "model " + keras.className() + " {\n", "}\n"));
  }

  /** Whether a penalty on the weights belongs to the loss; the text leaves it out. */
  static boolean isRegularized(JsonObject model) {
    return new KerasModel(model.getAsJsonObject("config"))
        .layers().stream()
            .map(layer -> layer.getAsJsonObject("config"))
            .flatMap(config -> config.entrySet().stream())
            .anyMatch(e -> e.getKey().endsWith("_regularizer") && !e.getValue().isJsonNull());
  }

  private String className() {
    StringBuilder name = new StringBuilder();
    for (String word : config.get("name").getAsString().split("_")) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.toString();
  }

  private List<String> sequential() {
    List<String> lines = new ArrayList<>();
    for (JsonObject layer : layers()) {
      if (lines.isEmpty()) {
        lines.add(input("input_1", layer));
      }
      if (!isInput(layer)) {
        lines.add(call(layer));
      }
    }
    return lines;
  }

  private List<String> functional() {
    List<String> outputs = ends("output_layers");
    List<String> lines = new ArrayList<>();
    List<String> written = new ArrayList<>();
    for (JsonObject layer : layers()) {
      String name = name(layer);
      if (isInput(layer)) {
        lines.add(input(name, layer));
      } else {
        String left = outputs.contains(name) ? "output " + name : name;
        lines.add(left + " = " + call(layer) + tensors(layer));
      }
      written.add(name);
    }
    requireOrder(written, ends("input_layers"));
    requireOrder(written, outputs);
    return lines;
  }

  private List<String> ends(String key) {
    return config.getAsJsonArray(key).asList().stream()
        .map(end -> end.getAsJsonArray().get(0).getAsString())
        .toList();
  }

  /** The text declares inputs and outputs where their layers stand. */
  private static void requireOrder(List<String> layers, List<String> ends) {
    if (!layers.stream().filter(ends::contains).toList().equals(ends)) {
      throw new Unsupported(ends + " in another order than their layers");
    }
  }

  private List<JsonObject> layers() {
    return config.getAsJsonArray("layers").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static boolean isInput(JsonObject layer) {
    return layer.get("class_name").getAsString().equals("InputLayer");
  }

  private static String name(JsonObject layer) {
    return layer.getAsJsonObject("config").get("name").getAsString();
  }

  private static String input(String name, JsonObject layer) {
    JsonArray shape = layer.getAsJsonObject("config").getAsJsonArray("batch_input_shape");
    return shape.asList().stream()
        .skip(1)
        .map(JsonElement::getAsString)
        .collect(Collectors.joining(", ", "input " + name + ": float32[", "]"));
  }

  private static String tensors(JsonObject layer) {
    JsonArray calls = layer.getAsJsonArray("inbound_nodes");
    if (calls.size() != 1) {
      throw new Unsupported(name(layer) + " is used " + calls.size() + " times");
    }
    List<String> names =
        calls.get(0).getAsJsonArray().asList().stream()
            .map(node -> node.getAsJsonArray().get(0).getAsString())
            .toList();
    return names.size() == 1 ? "(" + names.get(0) + ")" : "([" + String.join(", ", names) + "])";
  }

  private static String call(JsonObject layer) {
    String kind = layer.get("class_name").getAsString();
    JsonObject config = layer.getAsJsonObject("config");
    if (!ARGUMENTS.containsKey(kind)) {
      throw new Unsupported("layer kind " + kind);
    }
    DEFAULTS.forEach((key, value) -> requireDefault(config, key, value));
    if (config.has("activation") && !ACTIVATIONS.contains(value(config.get("activation")))) {
      throw new Unsupported("activation " + value(config.get("activation")));
    }
    List<String> arguments = new ArrayList<>();
    for (String key : ARGUMENTS.get(kind)) {
      if (config.has(key) && !config.get(key).isJsonNull()) {
        arguments.add(key + "=" + value(config.get(key)));
      }
    }
    arguments.add("name=\"" + name(layer) + "\"");
    return kind + "(" + String.join(", ", arguments) + ")";
  }

  private static void requireDefault(JsonObject config, String key, String value) {
    if (config.has(key) && !value(config.get(key)).equals(value)) {
      throw new Unsupported(key + "=" + value(config.get(key)));
    }
  }

  private static String value(JsonElement value) {
    if (value instanceof JsonArray list) {
      return list.asList().stream()
          .map(KerasModel::value)
          .collect(Collectors.joining(", ", "(", ")"));
    }
    if (value instanceof JsonPrimitive primitive) {
      return primitive.getAsString();
    }
    throw new Unsupported("value " + value);
  }
}
