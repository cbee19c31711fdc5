package org.cnnc.runtime.optimizer;

/**
 * Gradients divided by a running root mean square: {@code v = rho v + (1 - rho) g^2; increment = lr
 * g / sqrt(v + epsilon)}, epsilon inside the root as in Keras 3. Centered takes the square of the
 * running mean off v; momentum gathers the increments.
 */
public record RMSprop(
    double learningRate, double rho, double momentum, double epsilon, boolean centered)
    implements Optimizer {
  public RMSprop {
    Settings.atLeastZero("learning_rate", learningRate);
    Settings.fraction("rho", rho);
    Settings.fraction("momentum", momentum);
    Settings.atLeastZero("epsilon", epsilon);
  }

  public RMSprop(double learningRate) {
    this(learningRate, 0.9, 0, 1e-7, false);
  }

  public RMSprop() {
    this(0.001);
  }

  @Override
  public String name() {
    return "RMSprop";
  }

  @Override
  public State start(int weightCount) {
    float[] square = new float[weightCount];
    float[] mean = centered ? new float[weightCount] : null;
    float[] gathered = momentum > 0 ? new float[weightCount] : null;
    return (w, g, from, to, iteration) -> {
      average(square, mean, g, from, to);
      // The increments take the gradient's place: the array is the step's own by now.
      increments(g, square, mean, from, to);
      if (gathered != null) {
        gather(gathered, g, from, to);
      }
      float[] move = gathered != null ? gathered : g;
      for (int i = from; i < to; i++) {
        w[i] -= move[i];
      }
    };
  }

  private void average(float[] square, float[] mean, float[] g, int from, int to) {
    float keep = (float) rho;
    float rest = (float) (1 - rho);
    for (int i = from; i < to; i++) {
      square[i] = keep * square[i] + rest * (g[i] * g[i]);
    }
    if (mean != null) {
      for (int i = from; i < to; i++) {
        mean[i] = keep * mean[i] + rest * g[i];
      }
    }
  }

  private void increments(float[] g, float[] square, float[] mean, int from, int to) {
    float rate = (float) learningRate;
    float small = (float) epsilon;
    if (mean == null) {
      for (int i = from; i < to; i++) {
        g[i] = rate * g[i] / (float) Math.sqrt(square[i] + small);
      }
    } else {
      for (int i = from; i < to; i++) {
        g[i] = rate * g[i] / (float) Math.sqrt(square[i] - mean[i] * mean[i] + small);
      }
    }
  }

  private void gather(float[] gathered, float[] increments, int from, int to) {
    float m = (float) momentum;
    for (int i = from; i < to; i++) {
      gathered[i] = m * gathered[i] + increments[i];
    }
  }
}
