package org.cnnc.runtime.loss;

/**
 * The mean over the output of a function of each target and its prediction.
 *
 * @param name of the function
 * @param slope its derivative by the prediction
 */
public record FunctionLoss(String name, OfPair value, OfPair slope) implements Loss {
  /** A function of a target and its prediction. */
  @FunctionalInterface
  public interface OfPair {
    /** Its value; it must keep no state. */
    float of(float target, float prediction);
  }

  @Override
  public float value(Predictions predictions, int sample) {
    float sum = 0;
    for (int i = 0; i < predictions.outputSize(); i++) {
      sum += value.of(predictions.target(sample, i), predictions.output(sample, i));
    }
    return sum / predictions.outputSize();
  }

  @Override
  public void gradient(
      Predictions predictions, int sample, boolean beforeActivation, float[] gradient) {
    int to = sample * predictions.outputSize();
    for (int i = 0; i < predictions.outputSize(); i++) {
      float target = predictions.target(sample, i);
      gradient[to + i] = slope.of(target, predictions.output(sample, i)) / predictions.outputSize();
    }
  }
}
