package org.cnnc.runtime;

import java.util.Arrays;

/**
 * The mean loss of some samples and its gradient by every weight.
 *
 * @param weights the gradient, laid out as {@link Model#weights}
 */
public record Gradients(ModelSpec spec, float loss, float[] weights) {
  /** The gradient by one weight, such as {@code conv2d/kernel}. */
  public float[] gradient(String weight) {
    ModelSpec.WeightSpec place = spec.weight(weight);
    return Arrays.copyOfRange(weights, place.offset(), place.offset() + place.size());
  }
}
