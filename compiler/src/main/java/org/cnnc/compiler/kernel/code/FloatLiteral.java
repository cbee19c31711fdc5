package org.cnnc.compiler.kernel.code;

import org.cnnc.compiler.source.Decimal;

/** Writes floats as Java. */
public final class FloatLiteral {
  private FloatLiteral() {}

  /** {@code 2f}, {@code 0.1f}, {@code Float.NaN}: exactly this float. */
  public static String of(float value) {
    if (Float.isInfinite(value)) {
      return value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
    }
    if (Float.isNaN(value)) {
      return "Float.NaN";
    }
    return value == (int) value && Math.abs(value) < 1e6 && Float.floatToIntBits(value) != 1 << 31
        ? (int) value + "f"
        : Decimal.of(value) + "f";
  }
}
