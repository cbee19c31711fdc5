package org.cnnc.runtime.metric;

import org.cnnc.runtime.loss.Predictions;

/** A number a sample whose mean is reported; it keeps no state, so many threads may share it. */
public interface Metric {
  /** The name in logs and history: {@code accuracy}. */
  String name();

  /** The metric of one sample. */
  float value(Predictions predictions, int sample);
}
