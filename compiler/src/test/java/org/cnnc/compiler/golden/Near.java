package org.cnnc.compiler.golden;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares tensors; a failure names tensor and element and shows both values. */
final class Near {
  private Near() {}

  /** Every element within {@code tolerance} times the largest magnitude expected. */
  static void relative(String tensor, float[] actual, float[] expected, double tolerance) {
    absolute(tensor, actual, expected, tolerance * largest(expected));
  }

  /** Every element within {@code tolerance}. */
  static void absolute(String tensor, float[] actual, float[] expected, double tolerance) {
    assertThat(actual.length).as("length of %s", tensor).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      value(tensor + "[" + i + "]", actual[i], expected[i], tolerance);
    }
  }

  /** One value within {@code tolerance}; NaN is near nothing. */
  static void value(String name, double actual, double expected, double tolerance) {
    if (!(Math.abs(actual - expected) <= tolerance)) {
      throw new AssertionError(
          String.format(
              "%s is %s, expected %s: off by %.3g, allowed %.3g",
              name, actual, expected, Math.abs(actual - expected), tolerance));
    }
  }

  private static double largest(float[] values) {
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
