package org.cnnc.compiler.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTest {
  /** Of the first three Java 17 writes one digit more. */
  @ParameterizedTest
  @CsvSource({
    "1.07374182E9, 1.0737418E9",
    "2e-45, 1.0E-45",
    "3.4e10, 3.4E10",
    "1.7014118e38, 1.7014118E38",
    "0.1, 0.1",
    "-2, -2.0",
    "0.001, 0.001",
    "0.00099, 9.9E-4",
    "9999999, 9999999.0",
    "10000000, 1.0E7",
    "-0.0, -0.0",
    "NaN, NaN",
    "-Infinity, -Infinity",
  })
  void writesAFloatInTheFewestDigits(float value, String text) {
    assertThat(Decimal.of(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2e23, 2.0E23",
    "0.001, 0.001",
    "1e-7, 1.0E-7",
    "0.1, 0.1",
    "123456.75, 123456.75",
    "-1.0e-3, -0.001",
    "1.7976931348623157e308, 1.7976931348623157E308",
    "-0.0, -0.0",
    "Infinity, Infinity",
  })
  void writesADoubleInTheFewestDigits(double value, String text) {
    assertThat(Decimal.of(value)).isEqualTo(text);
  }

  @Test
  void readsBackAsTheSameNumber() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      float single = Float.intBitsToFloat(random.nextInt());
      double number = Double.longBitsToDouble(random.nextLong());
      assertThat(Float.parseFloat(Decimal.of(single))).isEqualTo((Float) single);
      assertThat(Double.parseDouble(Decimal.of(number))).isEqualTo((Double) number);
      assertThat(Decimal.of(number).length()).isLessThanOrEqualTo(Double.toString(number).length());
    }
  }
}
