package org.cnnc.compiler.source;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Predicate;

/**
 * Numbers as text: the fewest digits that read back as the same number, written as Java writes
 * them. {@link Double#toString} itself gives more digits before Java 19 than after, and what is
 * generated may not depend on the Java that runs the compiler.
 */
public final class Decimal {
  private static final int FLOAT_DIGITS = 9;
  private static final int DOUBLE_DIGITS = 17;
  private static final double LEAST_PLAIN = 1e-3;
  private static final double MOST_PLAIN = 1e7;

  private Decimal() {}

  /** {@code 0.1}, {@code 1.0737418E9}; without the letter that Java wants behind a float. */
  public static String of(float value) {
    return value == 0 || !Float.isFinite(value)
        ? Float.toString(value)
        : shortest(value, FLOAT_DIGITS, text -> Float.parseFloat(text) == value);
  }

  /** {@code 0.1}, {@code 1.0E-7}. */
  public static String of(double value) {
    return value == 0 || !Double.isFinite(value)
        ? Double.toString(value)
        : shortest(value, DOUBLE_DIGITS, text -> Double.parseDouble(text) == value);
  }

  private static String shortest(double value, int most, Predicate<String> same) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal text = exact.round(new MathContext(most));
    for (int digits = most - 1; digits > 0; digits--) {
      BigDecimal shorter = exact.round(new MathContext(digits));
      if (!same.test(shorter.toString())) {
        break;
      }
      text = shorter;
    }
    double size = Math.abs(value);
    return size >= LEAST_PLAIN && size < MOST_PLAIN ? plain(text) : withExponent(text);
  }

  private static String plain(BigDecimal number) {
    String text = number.stripTrailingZeros().toPlainString();
    return text.contains(".") ? text : text + ".0";
  }

  private static String withExponent(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    String digits = bare.unscaledValue().abs().toString();
    String rest = digits.length() == 1 ? "0" : digits.substring(1);
    int exponent = digits.length() - 1 - bare.scale();
    return (number.signum() < 0 ? "-" : "") + digits.charAt(0) + "." + rest + "E" + exponent;
  }
}
