package org.cnnc.runtime;

/** How many threads a prediction is computed on. */
final class PredictionThreads {
  /** The number for models that say nothing else. */
  static final String PROPERTY = "cnn.threads";

  private PredictionThreads() {}

  /** What the property says; 1 if it is not set. */
  static int standard() {
    String value = System.getProperty(PROPERTY, "");
    if (value.isEmpty()) {
      return 1;
    }
    if (!value.matches("0*[1-9][0-9]{0,3}")) {
      throw new IllegalStateException(
          "-D%s is a number of threads from 1 on; received `%s`.".formatted(PROPERTY, value));
    }
    return Integer.parseInt(value);
  }

  static int checked(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("`threads` is at least 1; received " + threads + ".");
    }
    return threads;
  }
}
