package org.cnnc.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.cnnc.runtime.CounterRandom;
import org.junit.jupiter.api.Test;

/** Every optimizer against its formula in double, the weights rounded to float each step. */
class OptimizerTest {
  private static final int SIZE = 37;
  private static final int STEPS = 25;

  /** A formula for one weight. */
  private interface Formula {
    double move(double g, int t, double[] memory);
  }

  @Test
  void sgdDescends() {
    check(new SGD(0.1), (g, t, m) -> -0.1 * g);
  }

  @Test
  void sgdRollsWithMomentum() {
    check(new SGD(0.05, 0.9, false), (g, t, m) -> m[0] = 0.9 * m[0] - 0.05 * g);
  }

  @Test
  void sgdLooksAheadWithNesterov() {
    check(
        new SGD(0.05, 0.9, true),
        (g, t, m) -> {
          m[0] = 0.9 * m[0] - 0.05 * g;
          return 0.9 * m[0] - 0.05 * g;
        });
  }

  @Test
  void adamFollowsEpsilonHat() {
    check(new Adam(0.01), (g, t, m) -> adam(g, t, m, false));
    check(new Adam(0.01, 0.9, 0.999, 1e-7, true), (g, t, m) -> adam(g, t, m, true));
  }

  private static double adam(double g, int t, double[] m, boolean amsgrad) {
    m[0] = 0.9 * m[0] + 0.1 * g;
    m[1] = 0.999 * m[1] + 0.001 * g * g;
    m[2] = Math.max(m[2], m[1]);
    double alpha = 0.01 * Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
    return -alpha * m[0] / (Math.sqrt(amsgrad ? m[2] : m[1]) + 1e-7);
  }

  @Test
  void rmspropKeepsEpsilonInsideTheRoot() {
    check(new RMSprop(0.01), (g, t, m) -> rmsprop(g, m, 0, 1e-7, false));
    check(new RMSprop(0.01, 0.9, 0, 0.5, false), (g, t, m) -> rmsprop(g, m, 0, 0.5, false));
    check(new RMSprop(0.01, 0.9, 0.8, 1e-7, false), (g, t, m) -> rmsprop(g, m, 0.8, 1e-7, false));
    check(new RMSprop(0.01, 0.9, 0.8, 1e-3, true), (g, t, m) -> rmsprop(g, m, 0.8, 1e-3, true));
  }

  private static double rmsprop(
      double g, double[] m, double momentum, double epsilon, boolean centered) {
    m[0] = 0.9 * m[0] + 0.1 * g * g;
    m[1] = 0.9 * m[1] + 0.1 * g;
    double square = centered ? m[0] - m[1] * m[1] : m[0];
    m[2] = momentum * m[2] + 0.01 * g / Math.sqrt(square + epsilon);
    return -m[2];
  }

  private static void check(Optimizer optimizer, Formula formula) {
    float[] weights = values(1);
    float[] expected = weights.clone();
    double[][] memory = new double[SIZE][3];
    Optimizer.State state = optimizer.start(SIZE);
    for (int t = 1; t <= STEPS; t++) {
      float[] gradients = values(t + 1);
      for (int i = 0; i < SIZE; i++) {
        expected[i] = (float) (expected[i] + formula.move(gradients[i], t, memory[i]));
      }
      // Two ranges, as when two threads share the step.
      state.step(weights, gradients, 20, SIZE, t);
      state.step(weights, gradients, 0, 20, t);
    }
    assertThat(weights).usingComparatorWithPrecision(1e-5f).containsExactly(expected);
  }

  private static float[] values(int key) {
    float[] values = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      values[i] = 2 * CounterRandom.uniform(key, 0, 0, i) - 1;
    }
    return values;
  }

  @Test
  void startsAfreshForEachRun() {
    Adam adam = new Adam();
    float[] once = {1};
    adam.start(1).step(once, new float[] {1}, 0, 1, 1);
    float[] again = {1};
    adam.start(1).step(again, new float[] {1}, 0, 1, 1);
    assertThat(again).isEqualTo(once);
    assertThat(once[0]).isCloseTo(0.999f, within(1e-6f));
  }

  @Test
  void refusesWhatCannotWork() {
    assertThatThrownBy(() -> new SGD(-1))
        .hasMessage("`learning_rate` is at least 0; received -1.0.");
    assertThatThrownBy(() -> new SGD(0.1, 1, false))
        .hasMessage("`momentum` is at least 0 and below 1; received 1.0.");
    assertThatThrownBy(() -> new Adam(Double.NaN)).hasMessageContaining("`learning_rate`");
    assertThatThrownBy(() -> new Adam(0.1, 0.9, 1.5, 1e-7, false)).hasMessageContaining("`beta_2`");
    assertThatThrownBy(() -> new RMSprop(0.1, -0.1, 0, 1e-7, false)).hasMessageContaining("`rho`");
  }
}
