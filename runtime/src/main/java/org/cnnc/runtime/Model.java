package org.cnnc.runtime;

import java.lang.invoke.MethodHandles;

/**
 * A generated network with one input and one output. Any number of threads may predict at once, as
 * long as none trains or writes the weights.
 */
public abstract class Model extends GraphModel {
  private final int outputSize;

  /**
   * Wraps a flat weight array of {@code spec.weightCount()} floats; the array is not copied.
   *
   * @param network the rights of the network's own class, by which its vector kernels are found
   */
  protected Model(ModelSpec spec, float[] weights, MethodHandles.Lookup network) {
    super(spec, weights, network);
    this.outputSize = spec.outputSize();
  }

  /** The outputs of any number of samples, one after the other. */
  public final float[] predict(float[] x) {
    float[] y = new float[Math.multiplyExact(samples(x.length), outputSize)];
    predict(x, y);
    return y;
  }

  /** The same for samples of bytes, which count as 0 to 255. */
  public final float[] predict(byte[] x) {
    float[] y = new float[Math.multiplyExact(samples(x.length), outputSize)];
    predict(x, y);
    return y;
  }

  /** Writes the outputs of any number of samples; allocates nothing once every thread was here. */
  public final void predict(float[] x, float[] y) {
    begin(x.length).with(x).into(y).run();
  }

  /** The same for samples of bytes, which count as 0 to 255. */
  public final void predict(byte[] x, float[] y) {
    begin(x.length).with(x).into(y).run();
  }
}
