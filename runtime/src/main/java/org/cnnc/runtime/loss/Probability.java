package org.cnnc.runtime.loss;

import org.cnnc.runtime.Functions;

/** Keras' rule for the probabilities in a cross-entropy: at least 1e-7 away from 0 and 1. */
final class Probability {
  private static final float LEAST = 1e-7f;
  private static final float MOST = 1 - 1e-7f;

  private Probability() {}

  static float clip(float p) {
    return Math.min(Math.max(p, LEAST), MOST);
  }

  /** Whether clipping leaves it alone; where it does not, no gradient flows. */
  static boolean isInside(float p) {
    return p >= LEAST && p <= MOST;
  }

  /** Writes softmax of {@code classes} logits to {@code to[at]} and after; returns log-sum-exp. */
  static float softmax(Predictions logits, int sample, int first, float[] to, int at) {
    int classes = logits.classes();
    float max = max(logits, sample, first);
    float sum = 0;
    for (int i = 0; i < classes; i++) {
      to[at + i] = Functions.exp(logits.output(sample, first + i) - max);
      sum += to[at + i];
    }
    for (int i = 0; i < classes; i++) {
      to[at + i] /= sum;
    }
    return max + Functions.log(sum);
  }

  /** log(sum(exp(logits))) of one position, without overflow. */
  static float logSumExp(Predictions logits, int sample, int first) {
    float max = max(logits, sample, first);
    float sum = 0;
    for (int i = 0; i < logits.classes(); i++) {
      sum += Functions.exp(logits.output(sample, first + i) - max);
    }
    return max + Functions.log(sum);
  }

  private static float max(Predictions logits, int sample, int first) {
    float max = logits.output(sample, first);
    for (int i = 1; i < logits.classes(); i++) {
      max = Math.max(max, logits.output(sample, first + i));
    }
    return max;
  }
}
