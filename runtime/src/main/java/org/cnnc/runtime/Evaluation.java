package org.cnnc.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The loss and the metrics of a model on some data.
 *
 * @param metrics by name, in the order in which they were asked for
 */
public record Evaluation(float loss, Map<String, Float> metrics) {
  public Evaluation {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** Loss and metrics under Keras' keys with a prefix: {@code val_loss}, {@code val_accuracy}. */
  public Map<String, Float> logs(String prefix) {
    Map<String, Float> logs = new LinkedHashMap<>();
    logs.put(prefix + "loss", loss);
    metrics.forEach((name, value) -> logs.put(prefix + name, value));
    return logs;
  }
}
