package org.cnnc.compiler.golden;

import com.google.gson.JsonObject;

/** What is kept of a tensor too large to store. */
record Digest(double sum, double sumAbs, double l2) {
  static Digest of(JsonObject json) {
    return new Digest(
        json.get("sum").getAsDouble(),
        json.get("sumAbs").getAsDouble(),
        json.get("l2").getAsDouble());
  }

  static Digest of(float[] values) {
    double sum = 0;
    double sumAbs = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      sumAbs += Math.abs(value);
      squares += (double) value * value;
    }
    return new Digest(sum, sumAbs, Math.sqrt(squares));
  }

  void compare(String name, Digest actual) {
    Near.value("sum of " + name, actual.sum, sum, Tolerance.DIGEST * sumAbs);
    Near.value("sum of magnitudes of " + name, actual.sumAbs, sumAbs, Tolerance.DIGEST * sumAbs);
    Near.value("Euclidean length of " + name, actual.l2, l2, Tolerance.DIGEST * l2);
  }
}
