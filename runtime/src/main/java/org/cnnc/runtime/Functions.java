package org.cnnc.runtime;

/**
 * Elementary functions whose bits are the same on every machine and JDK: {@code Math} may differ by
 * an ulp from one JVM to the next, these are made of additions, multiplications and fused
 * multiply-adds, which may not. Errors are at most 2 ulp. The coefficients are minimax fits made
 * for these ranges.
 */
public final class Functions {
  private static final float LOG2_E = 1.44269504f;

  /** ln 2 in two parts; the upper one has few enough bits for exact products. */
  private static final float LN2_HIGH = 0.693359375f;

  private static final float LN2_LOW = -2.12194440e-4f;

  /** Adding and subtracting it rounds to a whole number. */
  private static final float ROUND = 0x1.8p23f;

  private static final float EXP_OVERFLOW = 88.722839f;
  private static final float EXP_UNDERFLOW = -103.972084f;

  private Functions() {}

  /** e to the power of x. */
  public static float exp(float x) {
    if (x > EXP_OVERFLOW) {
      return Float.POSITIVE_INFINITY;
    }
    if (x < EXP_UNDERFLOW) {
      return 0;
    }
    float k = (x * LOG2_E + ROUND) - ROUND;
    float r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
    float q = 0.00019790049f;
    q = Math.fma(q, r, 0.0013944969f);
    q = Math.fma(q, r, 0.008333499f);
    q = Math.fma(q, r, 0.04166629f);
    q = Math.fma(q, r, 0.16666666f);
    q = Math.fma(q, r, 0.5f);
    float power = Math.fma(q * r, r, r) + 1;
    // Two factors, since 2^128 and 2^-150 are no floats of their own.
    int exponent = (int) k;
    int half = exponent >> 1;
    return power * powerOfTwo(half) * powerOfTwo(exponent - half);
  }

  private static float powerOfTwo(int exponent) {
    return Float.intBitsToFloat((exponent + 127) << 23);
  }

  /** The natural logarithm; computed in double and rounded once. */
  public static float log(float x) {
    if (!(x > 0) || x == Float.POSITIVE_INFINITY) {
      return x == 0 ? Float.NEGATIVE_INFINITY : x > 0 ? x : Float.NaN;
    }
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> 52) - 1023;
    double m = Double.longBitsToDouble((bits & 0x000FFFFFFFFFFFFFL) | 0x3FF0000000000000L);
    if (m > 1.4142135623730951) {
      m *= 0.5;
      exponent++;
    }
    // log(m) = 2 artanh(s) = 2 (s + s^3/3 + s^5/5 + ...) with |s| at most 0.172.
    double s = (m - 1) / (m + 1);
    double z = s * s;
    double q = 1.0 / 13;
    q = q * z + 1.0 / 11;
    q = q * z + 1.0 / 9;
    q = q * z + 1.0 / 7;
    q = q * z + 1.0 / 5;
    q = q * z + 1.0 / 3;
    return (float) (exponent * 0.6931471805599453 + 2 * (s + s * z * q));
  }

  /** The hyperbolic tangent: an odd polynomial near 0, else {@code 1 - 2 / (exp(2x) + 1)}. */
  public static float tanh(float x) {
    float size = Math.abs(x);
    if (size > 0.625f) {
      float tail = 2 / (exp(2 * size) + 1);
      return Math.copySign(1 - tail, x);
    }
    float z = x * x;
    float q = 0.0021429486f;
    q = Math.fma(q, z, -0.008177384f);
    q = Math.fma(q, z, 0.021700697f);
    q = Math.fma(q, z, -0.053946763f);
    q = Math.fma(q, z, 0.13333206f);
    q = Math.fma(q, z, -0.3333333f);
    return Math.fma(q * z, x, x);
  }

  /** The logistic function {@code 1 / (1 + exp(-x))}, without overflow on either side. */
  public static float sigmoid(float x) {
    // In double, because 1 + e would lose half the digits of a small e.
    double e = exp(-Math.abs(x));
    return (float) ((x < 0 ? e : 1) / (1 + e));
  }
}
