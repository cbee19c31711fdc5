package org.cnnc.runtime;

/** The superclass of every generated network: predicting, training, saving. */
public abstract class Model {
  private final ModelSpec spec;
  private final float[] weights;

  /** Wraps a flat weight array of {@code spec.weightCount()} floats; the array is not copied. */
  protected Model(ModelSpec spec, float[] weights) {
    this.spec = spec;
    this.weights = weights;
  }

  /** New buffers and arithmetic for up to {@code capacity} samples. */
  protected abstract Pass newPass(int capacity, boolean training);

  /** Shapes, layers and weights of this network. */
  public final ModelSpec spec() {
    return spec;
  }

  /** All weights as one array, in the order of the spec; a live view, not a copy. */
  public final float[] weights() {
    return weights;
  }
}
