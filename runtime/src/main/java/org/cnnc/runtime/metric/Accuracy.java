package org.cnnc.runtime.metric;

import org.cnnc.runtime.loss.Predictions;

/**
 * The share of right answers. Which answer is right follows from the sizes, as Keras resolves the
 * word {@code accuracy}: one output unit is compared with the threshold 0.5, several with one
 * target are compared by class number, several with as many targets by the largest of each.
 */
public record Accuracy() implements Metric {
  private static final float THRESHOLD = 0.5f;

  @Override
  public String name() {
    return "accuracy";
  }

  @Override
  public float value(Predictions predictions, int sample) {
    int right = 0;
    for (int position = 0; position < predictions.positions(); position++) {
      right += isRight(predictions, sample, position) ? 1 : 0;
    }
    return (float) right / predictions.positions();
  }

  private static boolean isRight(Predictions predictions, int sample, int position) {
    int classes = predictions.classes();
    int first = position * classes;
    if (classes == 1) {
      float answer = predictions.output(sample, first) > THRESHOLD ? 1 : 0;
      return answer == predictions.target(sample, first);
    }
    int answer = 0;
    for (int i = 1; i < classes; i++) {
      if (predictions.output(sample, first + i) > predictions.output(sample, first + answer)) {
        answer = i;
      }
    }
    boolean sparse = predictions.targetSize() == predictions.positions();
    return sparse
        ? answer == predictions.target(sample, position)
        : answer == largest(predictions, sample, first);
  }

  private static int largest(Predictions predictions, int sample, int first) {
    int largest = 0;
    for (int i = 1; i < predictions.classes(); i++) {
      if (predictions.target(sample, first + i) > predictions.target(sample, first + largest)) {
        largest = i;
      }
    }
    return largest;
  }
}
