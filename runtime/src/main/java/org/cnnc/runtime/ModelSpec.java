package org.cnnc.runtime;

import java.util.List;

/**
 * What a generated class tells the runtime about its network.
 *
 * @param name the class' simple name
 * @param hash of everything that decides whether weights fit: names, shapes, kinds, in hexadecimal
 * @param inputShape without the batch axis, channels last
 * @param outputActivation the last layer's activation as Keras spells it; {@code linear} if none
 * @param weightCount the length of the flat weight array
 * @param summary Keras' table
 */
public record ModelSpec(
    String name,
    String hash,
    List<Integer> inputShape,
    List<Integer> outputShape,
    String outputActivation,
    List<LayerSpec> layers,
    List<WeightSpec> weights,
    int weightCount,
    String summary) {
  public ModelSpec {
    inputShape = List.copyOf(inputShape);
    outputShape = List.copyOf(outputShape);
    layers = List.copyOf(layers);
    weights = List.copyOf(weights);
  }

  /** Floats a sample goes in with. */
  public int inputSize() {
    return size(inputShape);
  }

  /** Floats a sample comes out with. */
  public int outputSize() {
    return size(outputShape);
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
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** A layer: its name ({@code conv2d_1}), kind ({@code Conv2D}) and output shape. */
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
