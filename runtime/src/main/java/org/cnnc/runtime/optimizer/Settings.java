package org.cnnc.runtime.optimizer;

/** Checks on what a user sets. */
final class Settings {
  private Settings() {}

  static void atLeastZero(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("`" + name + "` is at least 0; received " + value + ".");
    }
  }

  static void fraction(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "`" + name + "` is at least 0 and below 1; received " + value + ".");
    }
  }
}
