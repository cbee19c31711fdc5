package org.cnnc.runtime.loss;

import org.cnnc.runtime.Functions;

/**
 * The cross-entropy of a class number and one probability (or logit) a class: {@code
 * -log(p[label])} with p clipped to [1e-7, 1 - 1e-7] and normalised, as in Keras.
 *
 * @param fromLogits whether the output is what a softmax would still have to be applied to
 */
public record SparseCategoricalCrossentropy(boolean fromLogits) implements Loss {
  public SparseCategoricalCrossentropy() {
    this(false);
  }

  @Override
  public String name() {
    return "sparse_categorical_crossentropy";
  }

  @Override
  public int targetSize(int outputSize, int classes) {
    return outputSize / classes;
  }

  @Override
  public boolean beforeActivation(String outputActivation) {
    return !fromLogits && outputActivation.equals("softmax");
  }

  @Override
  public float value(Predictions predictions, int sample) {
    float sum = 0;
    for (int position = 0; position < predictions.positions(); position++) {
      sum += at(predictions, sample, position);
    }
    return sum / predictions.positions();
  }

  private float at(Predictions predictions, int sample, int position) {
    int first = position * predictions.classes();
    int label = predictions.label(sample, position);
    float output = predictions.output(sample, first + label);
    if (fromLogits) {
      return Probability.logSumExp(predictions, sample, first) - output;
    }
    return Functions.log(sumOfClipped(predictions, sample, first))
        - Functions.log(Probability.clip(output));
  }

  private static float sumOfClipped(Predictions predictions, int sample, int first) {
    float sum = 0;
    for (int i = 0; i < predictions.classes(); i++) {
      sum += Probability.clip(predictions.output(sample, first + i));
    }
    return sum;
  }

  @Override
  public void gradient(
      Predictions predictions, int sample, boolean beforeActivation, float[] gradient) {
    int classes = predictions.classes();
    float scale = 1f / predictions.positions();
    for (int position = 0; position < predictions.positions(); position++) {
      int first = position * classes;
      int to = sample * predictions.outputSize() + first;
      int label = predictions.label(sample, position);
      if (fromLogits) {
        Probability.softmax(predictions, sample, first, gradient, to);
        gradient[to + label] -= 1;
      } else if (beforeActivation) {
        for (int i = 0; i < classes; i++) {
          gradient[to + i] = predictions.output(sample, first + i) - (i == label ? 1 : 0);
        }
      } else {
        byProbability(predictions, sample, position, gradient);
      }
      for (int i = 0; i < classes; i++) {
        gradient[to + i] *= scale;
      }
    }
  }

  private static void byProbability(
      Predictions predictions, int sample, int position, float[] gradient) {
    int first = position * predictions.classes();
    int to = sample * predictions.outputSize() + first;
    int label = predictions.label(sample, position);
    float sum = sumOfClipped(predictions, sample, first);
    for (int i = 0; i < predictions.classes(); i++) {
      float p = predictions.output(sample, first + i);
      gradient[to + i] = Probability.isInside(p) ? 1 / sum - (i == label ? 1 / p : 0) : 0;
    }
  }
}
