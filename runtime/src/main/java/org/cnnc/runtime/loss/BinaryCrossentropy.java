package org.cnnc.runtime.loss;

import org.cnnc.runtime.Functions;

/**
 * The cross-entropy of targets of 0 and 1 and independent probabilities (or logits): the mean over
 * the output of {@code -(t log p + (1 - t) log(1 - p))}, p clipped to [1e-7, 1 - 1e-7].
 *
 * @param fromLogits whether the output is what a sigmoid would still have to be applied to
 */
public record BinaryCrossentropy(boolean fromLogits) implements Loss {
  public BinaryCrossentropy() {
    this(false);
  }

  @Override
  public String name() {
    return "binary_crossentropy";
  }

  @Override
  public boolean beforeActivation(String outputActivation) {
    return !fromLogits && outputActivation.equals("sigmoid");
  }

  @Override
  public float value(Predictions predictions, int sample) {
    float sum = 0;
    for (int i = 0; i < predictions.outputSize(); i++) {
      float target = predictions.target(sample, i);
      float output = predictions.output(sample, i);
      sum += fromLogits ? byLogit(target, output) : byProbability(target, output);
    }
    return sum / predictions.outputSize();
  }

  private static float byProbability(float target, float output) {
    float p = Probability.clip(output);
    return -(target * Functions.log(p) + (1 - target) * Functions.log(1 - p));
  }

  /** max(z, 0) - z t + log(1 + exp(-|z|)), which cannot overflow. */
  private static float byLogit(float target, float z) {
    return Math.max(z, 0) - z * target + Functions.log(1 + Functions.exp(-Math.abs(z)));
  }

  @Override
  public void gradient(
      Predictions predictions, int sample, boolean beforeActivation, float[] gradient) {
    int to = sample * predictions.outputSize();
    float scale = 1f / predictions.outputSize();
    for (int i = 0; i < predictions.outputSize(); i++) {
      float target = predictions.target(sample, i);
      float output = predictions.output(sample, i);
      gradient[to + i] = slope(target, output, beforeActivation) * scale;
    }
  }

  private float slope(float target, float output, boolean beforeActivation) {
    if (fromLogits) {
      return Functions.sigmoid(output) - target;
    }
    if (beforeActivation) {
      return output - target;
    }
    return Probability.isInside(output) ? (output - target) / (output * (1 - output)) : 0;
  }
}
