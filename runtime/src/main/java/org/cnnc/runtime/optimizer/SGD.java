package org.cnnc.runtime.optimizer;

/**
 * Gradient descent: {@code w -= lr g}; with momentum {@code v = m v - lr g, w += v}; Nesterov's
 * form is {@code w += m v - lr g}.
 */
public record SGD(double learningRate, double momentum, boolean nesterov) implements Optimizer {
  public SGD {
    Settings.atLeastZero("learning_rate", learningRate);
    Settings.fraction("momentum", momentum);
  }

  public SGD(double learningRate) {
    this(learningRate, 0, false);
  }

  public SGD() {
    this(0.01);
  }

  @Override
  public String name() {
    return "SGD";
  }

  @Override
  public State start(int weightCount) {
    float rate = (float) learningRate;
    if (momentum == 0) {
      return (w, g, from, to, iteration) -> descend(w, g, from, to, rate);
    }
    float[] velocity = new float[weightCount];
    float m = (float) momentum;
    return nesterov
        ? (w, g, from, to, iteration) -> lookAhead(w, g, velocity, from, to, rate, m)
        : (w, g, from, to, iteration) -> roll(w, g, velocity, from, to, rate, m);
  }

  private static void descend(float[] w, float[] g, int from, int to, float rate) {
    for (int i = from; i < to; i++) {
      w[i] -= rate * g[i];
    }
  }

  private static void roll(float[] w, float[] g, float[] v, int from, int to, float rate, float m) {
    for (int i = from; i < to; i++) {
      float next = m * v[i] - rate * g[i];
      v[i] = next;
      w[i] += next;
    }
  }

  private static void lookAhead(
      float[] w, float[] g, float[] v, int from, int to, float rate, float m) {
    for (int i = from; i < to; i++) {
      float move = rate * g[i];
      float next = m * v[i] - move;
      v[i] = next;
      w[i] += m * next - move;
    }
  }
}
