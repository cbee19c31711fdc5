package org.cnnc.runtime.optimizer;

/** A rule that moves weights against their gradient: its settings, which never change. */
public interface Optimizer {
  /** The name as Keras spells it: {@code Adam}. */
  String name();

  /** Fresh state for a run over this many weights. */
  State start(int weightCount);

  /** What an optimizer remembers of a run. */
  interface State {
    /**
     * Moves {@code weights[from]} to {@code weights[to - 1]}. Ranges of one step do not overlap and
     * may run on several threads at once, so a range may touch nothing outside itself.
     *
     * @param gradients of the mean loss, laid out as the weights
     * @param iteration the step, counted from 1
     */
    void step(float[] weights, float[] gradients, int from, int to, long iteration);
  }
}
