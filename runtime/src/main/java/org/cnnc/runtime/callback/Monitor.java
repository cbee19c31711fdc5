package org.cnnc.runtime.callback;

import java.util.List;
import java.util.Map;

/** A measured name and whether small or large is good. */
record Monitor(String name, boolean largeIsGood) {
  private static final List<String> MODES = List.of("auto", "min", "max");

  /** Resolves Keras' modes; {@code auto} takes accuracies as good when large, all else small. */
  static Monitor of(String name, String mode) {
    if (!MODES.contains(mode)) {
      throw new IllegalArgumentException(
          "`mode` is one of `auto`, `min`, `max`; received `" + mode + "`.");
    }
    boolean accuracy = name.endsWith("acc") || name.endsWith("accuracy") || name.endsWith("auc");
    return new Monitor(name, mode.equals("max") || mode.equals("auto") && accuracy);
  }

  void check(String callback, Training training) {
    if (!training.measured().contains(name)) {
      throw new IllegalArgumentException(
          "%s monitors `%s`, which is not measured in this run; measured are %s."
              .formatted(callback, name, String.join(", ", training.measured())));
    }
  }

  double value(Map<String, Float> logs) {
    return logs.get(name);
  }

  /** Whether a value is better than another by more than {@code margin}; NaN never is. */
  boolean isBetter(double value, double than, double margin) {
    return largeIsGood ? value - margin > than : value + margin < than;
  }

  /** What every number is better than. */
  double worst() {
    return largeIsGood ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }
}
