package org.cnnc.runtime;

import java.util.List;

/**
 * What a generated class tells the runtime about its network.
 *
 * @param name the class' simple name
 * @param hash of everything that decides whether weights fit: names, shapes, kinds, in hexadecimal
 * @param inputs in the order of declaration
 * @param outputs in the order of declaration
 * @param weightCount the length of the flat weight array
 * @param summary Keras' table
 */
public record ModelSpec(
    String name,
    String hash,
    List<InputSpec> inputs,
    List<OutputSpec> outputs,
    List<LayerSpec> layers,
    List<WeightSpec> weights,
    int weightCount,
    String summary) {
  public ModelSpec {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    layers = List.copyOf(layers);
    weights = List.copyOf(weights);
  }

  /** Floats a sample goes in with, all inputs together. */
  public int inputSize() {
    int size = 0;
    for (InputSpec input : inputs) {
      size = Math.addExact(size, input.size());
    }
    return size;
  }

  /** Floats a sample comes out with, all outputs together. */
  public int outputSize() {
    int size = 0;
    for (OutputSpec output : outputs) {
      size = Math.addExact(size, output.size());
    }
    return size;
  }

  /** The weight of this name, such as {@code conv2d/kernel}. */
  public WeightSpec weight(String weightName) {
    return weights.stream()
        .filter(w -> w.name().equals(weightName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no weight `"
                        + weightName
                        + "`; the weights are "
                        + weights.stream().map(WeightSpec::name).toList()
                        + "."));
  }

  /** The place of the layer of this name among {@link #layers}. */
  public int layerIndex(String layerName) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).name().equals(layerName)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "There is no layer `"
            + layerName
            + "`; the layers are "
            + layers.stream().map(LayerSpec::name).toList()
            + ".");
  }

  private static int size(List<Integer> shape) {
    int size = 1;
    for (int axis : shape) {
      size = Math.multiplyExact(size, axis);
    }
    return size;
  }

  /** An input: its name and its shape without the batch axis, channels last. */
  public record InputSpec(String name, List<Integer> shape) {
    public InputSpec {
      shape = List.copyOf(shape);
    }

    /** The number of floats a sample. */
    public int size() {
      return ModelSpec.size(shape);
    }
  }

  /**
   * An output.
   *
   * @param shape without the batch axis, channels last
   * @param activation of the layer that makes it, as Keras spells it; {@code linear} if there is
   *     none, or none that a loss may go behind because other layers read the output too
   */
  public record OutputSpec(String name, List<Integer> shape, String activation) {
    public OutputSpec {
      shape = List.copyOf(shape);
    }

    /** The number of floats a sample. */
    public int size() {
      return ModelSpec.size(shape);
    }

    /** The size of the last axis. */
    public int classes() {
      return shape.isEmpty() ? 1 : shape.get(shape.size() - 1);
    }
  }

  /**
   * A use of a layer: its name ({@code conv2d_1}; {@code conv2d_1@1} for the second use of a shared
   * one), kind ({@code Conv2D}) and output shape.
   */
  public record LayerSpec(String name, String kind, List<Integer> outputShape) {
    public LayerSpec {
      outputShape = List.copyOf(outputShape);
    }

    /** The number of floats a sample. */
    public int size() {
      return ModelSpec.size(outputShape);
    }
  }

  /**
   * A weight in the flat array.
   *
   * @param name layer and weight as in the file: {@code conv2d/kernel}
   * @param offset of its first element in the flat array
   * @param initializer as Keras spells it: {@code glorot_uniform}
   */
  public record WeightSpec(
      String name, List<Integer> shape, int offset, String initializer, boolean trainable) {
    public WeightSpec {
      shape = List.copyOf(shape);
    }

    /** The number of elements. */
    public int size() {
      return ModelSpec.size(shape);
    }
  }
}
