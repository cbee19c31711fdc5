package org.cnnc.runtime;

/**
 * The arithmetic of one network and the memory for it: what the compiler generates. A pass belongs
 * to one thread at a time and holds up to {@link #capacity} samples, one after the other, channels
 * last.
 */
public abstract class Pass {
  private final int capacity;

  protected Pass(int capacity) {
    this.capacity = capacity;
  }

  /** An array of {@code size} floats for each sample, refused where it would be too long. */
  protected static float[] floats(int samples, int size) {
    return new float[Math.multiplyExact(samples, size)];
  }

  /** At least {@code count} rows of at least {@code length} floats: these, or larger new ones. */
  protected static float[][] rows(float[][] rows, int count, int length) {
    int longest = rows.length == 0 ? 0 : rows[0].length;
    return rows.length >= count && longest >= length
        ? rows
        : new float[Math.max(count, rows.length)][Math.max(length, longest)];
  }

  /** The most samples {@link #forward} takes at once. */
  public final int capacity() {
    return capacity;
  }

  /** The samples to work on: {@code capacity * inputSize} floats, written by the caller. */
  public abstract float[] input();

  /** The network's output of the last forward: {@code capacity * outputSize} floats. */
  public abstract float[] output();

  /**
   * The gradient of the loss by the output, written by the caller before {@link #backward}. Null in
   * a pass made for inference.
   */
  public abstract float[] outputGradient();

  /** Computes the output of the first {@code samples} samples, as in production. */
  public abstract void forward(float[] weights, int samples);

  /**
   * The same as in training: dropout is on, and what the backward pass needs is kept.
   *
   * @param randomKey a number made of the run's seed, epoch and step (see CounterRandom)
   * @param firstSample the place of this pass' first sample in its batch
   */
  public abstract void forwardTraining(
      float[] weights, int samples, long randomKey, int firstSample);

  /**
   * Adds the gradient of every weight to {@code gradients} (laid out as {@code weights}), samples
   * in ascending order, after {@link #forwardTraining} and with {@link #outputGradient} filled in.
   *
   * @param beforeActivation whether the output gradient is by what goes into the last layer's
   *     activation (the logits), not by the output itself
   */
  public abstract void backward(
      float[] weights, float[] gradients, int samples, boolean beforeActivation);

  /** Makes every later {@link #backward} compute the gradient of the loss by the input too. */
  public abstract void keepInputGradient();

  /**
   * The gradient of the loss by the input after {@link #backward}: {@code capacity * inputSize}
   * floats; null before {@link #keepInputGradient}.
   */
  public abstract float[] inputGradient();

  /**
   * The output of each layer after a forward of a pass made for training, in the order of {@link
   * ModelSpec#layers}: {@code capacity * size} floats. Null where a pass made for inference does
   * not keep it.
   */
  public abstract float[] layerOutput(int layer);
}
