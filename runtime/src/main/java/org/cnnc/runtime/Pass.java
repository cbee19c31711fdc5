package org.cnnc.runtime;

/**
 * The arithmetic of one network and the memory for it: what the compiler generates. A pass belongs
 * to one thread at a time and holds up to {@link #capacity} samples, one after the other, channels
 * last.
 */
public abstract class Pass implements Cloneable {
  /**
   * A step of {@link #forward} that several threads may share.
   *
   * @param <P> the pass whose step it is
   */
  @FunctionalInterface
  protected interface Part<P extends Pass> {
    /** Does pieces {@code from} to {@code to - 1}, of every sample, in the memory of a pass. */
    void run(P pass, float[] weights, int samples, int from, int to);
  }

  private final int capacity;

  /** The threads at hand; null if the caller's is the only one. */
  private Split split;

  /** Where operands of a batch's sums are kept, and the place of the first sample there. */
  private BatchSums sums = BatchSums.NONE;

  private int firstInSums;

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

  /** Copies the first {@code count} floats. */
  protected static void copy(float[] from, float[] to, int count) {
    System.arraycopy(from, 0, to, 0, count);
  }

  /** Adds the first {@code count} floats to others. */
  protected static void add(float[] terms, float[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += terms[i];
    }
  }

  /** Keeps the first {@code samples} samples of a value of so many floats each. */
  protected final void keep(int operand, float[] values, int size, int samples) {
    System.arraycopy(values, 0, sums.operand(operand), firstInSums * size, samples * size);
  }

  /** Whether this pass was made for training: every layer's output is there after forward. */
  protected final boolean keepsLayers() {
    return outputGradient(0) != null;
  }

  /** Does all pieces of a step, on all threads at hand. */
  @SuppressWarnings("unchecked") // A pass runs its own steps.
  protected final <P extends Pass> void split(
      Part<P> part, int pieces, float[] weights, int samples) {
    if (split == null) {
      part.run((P) this, weights, samples, 0, pieces);
    } else {
      split.run(part, pieces, weights, samples);
    }
  }

  /**
   * This pass for one more thread: it has the same values, and memory of its own for what a step
   * does on the way to them.
   */
  protected Pass helper() {
    try {
      Pass helper = (Pass) clone();
      helper.split = null;
      return helper;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** Has the steps of the next forward shared out, or with null done by the calling thread. */
  final void splitBy(Split threads) {
    split = threads;
  }

  /** The most samples {@link #forward} takes at once. */
  public final int capacity() {
    return capacity;
  }

  /**
   * The samples to work on, of the input of that number: {@code capacity * size} floats, written by
   * the caller. Inputs and outputs count from 0 in the order of declaration.
   */
  public abstract float[] input(int number);

  /** The output of that number of the last forward: {@code capacity * size} floats. */
  public abstract float[] output(int number);

  /**
   * The gradient of the loss by the output of that number, written by the caller before {@link
   * #backward}. Null in a pass made for inference.
   */
  public abstract float[] outputGradient(int number);

  /** The first input, which in most networks is the only one. */
  public final float[] input() {
    return input(0);
  }

  /** The first output, which in most networks is the only one. */
  public final float[] output() {
    return output(0);
  }

  /** The gradient by the first output, which in most networks is the only one. */
  public final float[] outputGradient() {
    return outputGradient(0);
  }

  /** Computes the output of the first {@code samples} samples, as in production. */
  public abstract void forward(float[] weights, int samples);

  /**
   * Computes an exposed layer's output of the first {@code samples} samples, as in production, and
   * nothing that it does not need.
   *
   * @param number counts the network's exposed layers from 0
   * @return {@code capacity * size} floats, good until the next forward
   */
  public float[] expose(int number, float[] weights, int samples) {
    throw new IndexOutOfBoundsException(number);
  }

  /**
   * The same as in training: dropout is on, and what the backward pass needs is kept.
   *
   * @param randomKey a number made of the run's seed, epoch and step (see CounterRandom)
   * @param firstSample the place of this pass' first sample in its batch
   */
  public abstract void forwardTraining(
      float[] weights, int samples, long randomKey, int firstSample);

  /**
   * Has every later {@link #backward} keep what a batch's sums are of.
   *
   * @param batch made by the same kernels
   * @param first the place in the batch of this pass' first sample
   */
  public final void keepIn(BatchSums batch, int first) {
    sums = batch;
    firstInSums = first;
  }

  /**
   * Adds the gradient of every weight to {@code gradients} (laid out as {@code weights}), samples
   * in ascending order, after {@link #forwardTraining} and with {@link #outputGradient} filled in.
   * What is a sum over a whole batch is left out; its operands are kept ({@link #keepIn}).
   *
   * @param beforeActivation for each output whether its gradient is by what goes into the
   *     activation of its layer (the logits), not by the output itself
   */
  public abstract void backward(
      float[] weights, float[] gradients, int samples, boolean... beforeActivation);

  /** Makes every later {@link #backward} compute the gradient of the loss by the inputs too. */
  public abstract void keepInputGradient();

  /**
   * The gradient of the loss by the input of that number after {@link #backward}: {@code capacity *
   * size} floats; null before {@link #keepInputGradient}.
   */
  public abstract float[] inputGradient(int number);

  /** The gradient by the first input, which in most networks is the only one. */
  public final float[] inputGradient() {
    return inputGradient(0);
  }

  /**
   * The output of each layer after a forward of a pass made for training, in the order of {@link
   * ModelSpec#layers}: {@code capacity * size} floats. Null where a pass made for inference does
   * not keep it.
   */
  public abstract float[] layerOutput(int layer);
}
