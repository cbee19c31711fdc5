package org.cnnc.runtime.optimizer;

/**
 * Adaptive moment estimation (Kingma and Ba, 2015) in the form with "epsilon hat": {@code alpha =
 * lr sqrt(1 - b2^t) / (1 - b1^t); w -= alpha m / (sqrt(v) + epsilon)}. With amsgrad, v is the
 * largest v so far.
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon, boolean amsgrad)
    implements Optimizer {
  public Adam {
    Settings.atLeastZero("learning_rate", learningRate);
    Settings.fraction("beta_1", beta1);
    Settings.fraction("beta_2", beta2);
    Settings.atLeastZero("epsilon", epsilon);
  }

  public Adam(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-7, false);
  }

  public Adam() {
    this(0.001);
  }

  @Override
  public String name() {
    return "Adam";
  }

  @Override
  public State start(int weightCount) {
    float[] m = new float[weightCount];
    float[] v = new float[weightCount];
    float[] largest = amsgrad ? new float[weightCount] : null;
    return (w, g, from, to, iteration) -> {
      moments(m, v, g, from, to);
      if (amsgrad) {
        for (int i = from; i < to; i++) {
          largest[i] = Math.max(largest[i], v[i]);
        }
      }
      move(w, m, amsgrad ? largest : v, from, to, rate(iteration));
    };
  }

  private float rate(long iteration) {
    return (float)
        (learningRate
            * Math.sqrt(1 - StrictMath.pow(beta2, iteration))
            / (1 - StrictMath.pow(beta1, iteration)));
  }

  private void moments(float[] m, float[] v, float[] g, int from, int to) {
    float rest1 = (float) (1 - beta1);
    float rest2 = (float) (1 - beta2);
    for (int i = from; i < to; i++) {
      m[i] += (g[i] - m[i]) * rest1;
    }
    for (int i = from; i < to; i++) {
      v[i] += (g[i] * g[i] - v[i]) * rest2;
    }
  }

  private void move(float[] w, float[] m, float[] v, int from, int to, float rate) {
    float small = (float) epsilon;
    for (int i = from; i < to; i++) {
      w[i] -= rate * m[i] / ((float) Math.sqrt(v[i]) + small);
    }
  }
}
