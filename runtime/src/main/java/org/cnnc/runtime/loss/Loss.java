package org.cnnc.runtime.loss;

/**
 * What training makes small: a number a sample and its gradient by the model's output. The loss of
 * a batch is the mean over its samples. One loss object serves many threads at once, so it keeps no
 * state between calls.
 */
public interface Loss {
  /** The name as Keras spells it: {@code categorical_crossentropy}. */
  String name();

  /** The floats a target must have for an output of this size and this last axis. */
  default int targetSize(int outputSize, int classes) {
    return outputSize;
  }

  /**
   * Whether {@link #gradient} is by what goes into the model's last activation. A loss that knows
   * the activation can give that gradient exactly where the one by the output would overflow.
   */
  default boolean beforeActivation(String outputActivation) {
    return false;
  }

  /** The loss of one sample. */
  float value(Predictions predictions, int sample);

  /**
   * Writes the gradient of {@link #value} to {@code gradient[sample * outputSize()]} and after.
   *
   * @param beforeActivation what {@link #beforeActivation} answered for the model
   */
  void gradient(Predictions predictions, int sample, boolean beforeActivation, float[] gradient);
}
