package org.cnnc.runtime.loss;

import org.cnnc.runtime.Functions;

/**
 * The cross-entropy of a one-hot target (or any distribution t) and one probability (or logit) a
 * class: {@code -sum(t * log(p / sum(p)))}, clipped to [1e-7, 1 - 1e-7] as in Keras.
 *
 * @param fromLogits whether the output is what a softmax would still have to be applied to
 */
public record CategoricalCrossentropy(boolean fromLogits) implements Loss {
  public CategoricalCrossentropy() {
    this(false);
  }

  @Override
  public String name() {
    return "categorical_crossentropy";
  }

  @Override
  public boolean beforeActivation(String outputActivation) {
    return !fromLogits && outputActivation.equals("softmax");
  }

  @Override
  public float value(Predictions predictions, int sample) {
    float sum = 0;
    for (int position = 0; position < predictions.positions(); position++) {
      sum += at(predictions, sample, position * predictions.classes());
    }
    return sum / predictions.positions();
  }

  private float at(Predictions predictions, int sample, int first) {
    float normal =
        fromLogits
            ? Probability.logSumExp(predictions, sample, first)
            : sum(predictions, sample, first);
    float loss = 0;
    for (int i = first; i < first + predictions.classes(); i++) {
      float target = predictions.target(sample, i);
      float output = predictions.output(sample, i);
      if (target != 0) {
        float log = fromLogits ? output - normal : Functions.log(Probability.clip(output / normal));
        loss -= target * log;
      }
    }
    return loss;
  }

  private static float sum(Predictions predictions, int sample, int first) {
    float sum = 0;
    for (int i = first; i < first + predictions.classes(); i++) {
      sum += predictions.output(sample, i);
    }
    return sum;
  }

  @Override
  public void gradient(
      Predictions predictions, int sample, boolean beforeActivation, float[] gradient) {
    float scale = 1f / predictions.positions();
    int to = sample * predictions.outputSize();
    for (int position = 0; position < predictions.positions(); position++) {
      int first = position * predictions.classes();
      if (fromLogits || beforeActivation) {
        byLogits(predictions, sample, first, gradient);
      } else {
        byProbability(predictions, sample, first, gradient);
      }
      for (int i = first; i < first + predictions.classes(); i++) {
        gradient[to + i] *= scale;
      }
    }
  }

  /** softmax * sum(t) - t, where sum(t) is 1 for a distribution. */
  private void byLogits(Predictions predictions, int sample, int first, float[] gradient) {
    int to = sample * predictions.outputSize();
    float targets = 0;
    if (fromLogits) {
      Probability.softmax(predictions, sample, first, gradient, to + first);
    }
    for (int i = first; i < first + predictions.classes(); i++) {
      targets += predictions.target(sample, i);
      if (!fromLogits) {
        gradient[to + i] = predictions.output(sample, i);
      }
    }
    for (int i = first; i < first + predictions.classes(); i++) {
      gradient[to + i] = gradient[to + i] * targets - predictions.target(sample, i);
    }
  }

  /** -t/p + (sum of the t that are not clipped)/sum(p). */
  private static void byProbability(
      Predictions predictions, int sample, int first, float[] gradient) {
    int to = sample * predictions.outputSize();
    float sum = sum(predictions, sample, first);
    float targets = 0;
    for (int i = first; i < first + predictions.classes(); i++) {
      boolean inside = Probability.isInside(predictions.output(sample, i) / sum);
      targets += inside ? predictions.target(sample, i) : 0;
    }
    for (int i = first; i < first + predictions.classes(); i++) {
      float p = predictions.output(sample, i);
      float own = Probability.isInside(p / sum) ? predictions.target(sample, i) / p : 0;
      gradient[to + i] = targets / sum - own;
    }
  }
}
