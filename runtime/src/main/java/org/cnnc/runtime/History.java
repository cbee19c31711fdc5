package org.cnnc.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured in each epoch of a training run.
 *
 * @param epochs the epochs that were run, from 0
 * @param history a value an epoch under Keras' keys: {@code loss}, {@code accuracy}, {@code
 *     val_loss}, {@code val_accuracy}
 */
public record History(List<Integer> epochs, Map<String, List<Float>> history) {
  public History {
    epochs = List.copyOf(epochs);
    Map<String, List<Float>> copy = new LinkedHashMap<>();
    history.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    history = Collections.unmodifiableMap(copy);
  }

  /** Collects the logs of epochs 0, 1, 2 and so on. */
  public static History of(List<Map<String, Float>> logs) {
    List<Integer> epochs = new ArrayList<>();
    Map<String, List<Float>> history = new LinkedHashMap<>();
    for (Map<String, Float> log : logs) {
      epochs.add(epochs.size());
      log.forEach((k, v) -> history.computeIfAbsent(k, name -> new ArrayList<>()).add(v));
    }
    return new History(epochs, history);
  }

  /** The values of one key, an epoch each. */
  public List<Float> get(String name) {
    List<Float> values = history.get(name);
    if (values == null) {
      throw new IllegalArgumentException(
          "`" + name + "` was not measured; measured were " + history.keySet() + ".");
    }
    return values;
  }
}
