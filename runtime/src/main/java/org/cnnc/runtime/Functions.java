package org.cnnc.runtime;

/**
 * Elementary functions whose bits are the same on every machine and JDK: {@code Math} may differ by
 * an ulp from one JVM to the next, these are made of additions, multiplications and fused
 * multiply-adds, which may not, or are {@code StrictMath}'s. Errors are at most 2 ulp, those of
 * {@link #sqrt}, {@link #sin}, {@link #cos} and {@link #pow} at most 1. The coefficients are
 * minimax fits made for these ranges, or Taylor's where they are plain fractions.
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

  private static final double TWO_OVER_PI = 0.6366197723675814;

  /** Half of pi in two parts. */
  private static final double HALF_PI = 1.5707963267948966;

  private static final double HALF_PI_LOW = 6.123233995736766e-17;

  /** Larger angles lose digits when whole turns are taken away in double. */
  private static final float LARGEST_TURNED = 1e5f;

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

  /** {@code log(1 + exp(x))}, a smooth {@code max(x, 0)}, without overflow. */
  public static float softplus(float x) {
    double e = exp(-Math.abs(x));
    // log(1 + e) = 2 artanh(s) with s at most 1/3; it keeps the digits of a small e.
    double s = e / (2 + e);
    double z = s * s;
    double q = 1.0 / 19;
    q = q * z + 1.0 / 17;
    q = q * z + 1.0 / 15;
    q = q * z + 1.0 / 13;
    q = q * z + 1.0 / 11;
    q = q * z + 1.0 / 9;
    q = q * z + 1.0 / 7;
    q = q * z + 1.0 / 5;
    q = q * z + 1.0 / 3;
    return (float) (Math.max(x, 0) + 2 * (s + s * z * q));
  }

  /** The square root, rounded once. */
  public static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  /** x without its sign. */
  public static float abs(float x) {
    return Math.abs(x);
  }

  /** 1, 0 or -1, as x is above, at or below 0: the derivative of {@link #abs}. */
  public static float sign(float x) {
    return Math.signum(x);
  }

  /**
   * 1 above 0 and 0 elsewhere: the derivative of {@code max(x, 0)}. Without a branch, which is slow
   * where the outcome is random; the factors bring the smallest float above 1.
   */
  public static float step(float x) {
    return Math.min(1, Math.max(x, 0) * 0x1p127f * 0x1p30f);
  }

  /** The sine of an angle in radians. */
  public static float sin(float x) {
    if (!(Math.abs(x) <= LARGEST_TURNED)) {
      return (float) StrictMath.sin(x);
    }
    double quarters = Math.rint(x * TWO_OVER_PI);
    return quarter((int) quarters, turned(x, quarters));
  }

  /** The cosine of an angle in radians. */
  public static float cos(float x) {
    if (!(Math.abs(x) <= LARGEST_TURNED)) {
      return (float) StrictMath.cos(x);
    }
    double quarters = Math.rint(x * TWO_OVER_PI);
    return quarter((int) quarters + 1, turned(x, quarters));
  }

  /** What is left of x after whole quarters of a turn, at most an eighth of a turn. */
  private static double turned(float x, double quarters) {
    return Math.fma(-quarters, HALF_PI_LOW, Math.fma(-quarters, HALF_PI, x));
  }

  /** {@code sin(r + quarters * pi / 2)}; Taylor's series for r at most pi / 4, in double. */
  private static float quarter(int quarters, double r) {
    double z = r * r;
    double value;
    if ((quarters & 1) == 0) {
      double q = -1.0 / 39916800;
      q = q * z + 1.0 / 362880;
      q = q * z - 1.0 / 5040;
      q = q * z + 1.0 / 120;
      q = q * z - 1.0 / 6;
      value = r + r * z * q;
    } else {
      double q = -1.0 / 3628800;
      q = q * z + 1.0 / 40320;
      q = q * z - 1.0 / 720;
      q = q * z + 1.0 / 24;
      q = q * z - 0.5;
      value = 1 + z * q;
    }
    return (float) ((quarters & 2) == 0 ? value : -value);
  }

  /** x to the power of y. */
  public static float pow(float x, float y) {
    return (float) StrictMath.pow(x, y);
  }
}
