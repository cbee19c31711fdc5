package org.cnnc.runtime.progress;

import java.util.Map;

/** Hears how a run advances; called by one thread only. */
public interface Progress {
  /** Shows nothing. */
  Progress SILENT = new Progress() {};

  /** Before the first step of an epoch, counted from 0. */
  default void onEpochBegin(int epoch, int epochs, int steps) {}

  /** Before an evaluation outside a training run. */
  default void onEvaluationBegin(int steps) {}

  /** Whether {@link #onStep} wants logs now; making them costs a little. */
  default boolean isDue() {
    return false;
  }

  /** After a step, counted from 1, with the means so far. */
  default void onStep(int step, Map<String, Float> logs) {}

  /** After the last step and the validation. */
  default void onEnd(int steps, Map<String, Float> logs) {}

  /** A line of its own, such as a callback's. */
  default void message(String line) {}
}
