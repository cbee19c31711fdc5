package org.cnnc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  private interface FloatFunction {
    float at(float x);
  }

  @Test
  void expIsWithinTwoUlp() {
    assertWithinTwoUlp(Functions::exp, StrictMath::exp, -104, 89);
    assertWithinTwoUlp(Functions::exp, StrictMath::exp, -0.01f, 0.01f);
  }

  @Test
  void logIsWithinTwoUlp() {
    assertWithinTwoUlp(Functions::log, StrictMath::log, 1e-30f, 3);
    assertWithinTwoUlp(Functions::log, StrictMath::log, 0.99f, 1.01f);
    for (float x = Float.MIN_VALUE; x < Float.POSITIVE_INFINITY; x *= 1.37f) {
      assertClose(Functions.log(x), StrictMath.log(x), x);
      x = Math.max(x, 3 * Float.MIN_VALUE);
    }
  }

  @Test
  void tanhIsWithinTwoUlp() {
    assertWithinTwoUlp(Functions::tanh, StrictMath::tanh, -12, 12);
    assertWithinTwoUlp(Functions::tanh, StrictMath::tanh, -0.7f, 0.7f);
    assertWithinTwoUlp(Functions::tanh, StrictMath::tanh, -1e-5f, 1e-5f);
  }

  @Test
  void sigmoidIsWithinTwoUlp() {
    assertWithinTwoUlp(Functions::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)), -87, 30);
  }

  @Test
  void softplusIsWithinTwoUlp() {
    DoubleUnaryOperator exact =
        x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    assertWithinTwoUlp(Functions::softplus, exact, -87, 30);
    assertWithinTwoUlp(Functions::softplus, exact, -0.1f, 0.1f);
  }

  @Test
  void sineAndCosineAreWithinTwoUlp() {
    for (float end : new float[] {1e-3f, 1, 10, 1e5f, 1e30f}) {
      assertWithinTwoUlp(Functions::sin, StrictMath::sin, -end, end);
      assertWithinTwoUlp(Functions::cos, StrictMath::cos, -end, end);
    }
  }

  @Test
  void sineIsExactNearItsZeros() {
    for (int turns = -30_000; turns <= 30_000; turns++) {
      float x = (float) (turns * Math.PI);
      assertClose(Functions.sin(x), StrictMath.sin(x), x);
      assertClose(Functions.cos(x / 2), StrictMath.cos(x / 2), x);
    }
  }

  @Test
  void rootAndPowerAreRoundedOnce() {
    assertWithinTwoUlp(Functions::sqrt, StrictMath::sqrt, 0, 1e6f);
    assertWithinTwoUlp(x -> Functions.pow(x, 1.7f), x -> StrictMath.pow(x, 1.7f), 0, 100);
  }

  @Test
  void slopesOfKinksAreThoseOfOneSide() {
    for (float x : new float[] {Float.MIN_VALUE, 1e-20f, 0.5f, Float.MAX_VALUE}) {
      assertThat(Functions.step(x)).isEqualTo(1);
      assertThat(Functions.step(-x)).isZero();
      assertThat(Functions.sign(x)).isEqualTo(1);
      assertThat(Functions.sign(-x)).isEqualTo(-1);
      assertThat(Functions.abs(-x)).isEqualTo(x);
    }
    assertThat(Functions.step(0)).isZero();
    assertThat(Functions.sign(0)).isZero();
  }

  @Test
  void stayDefinedAtTheEnds() {
    assertThat(Functions.softplus(1000)).isEqualTo(1000);
    assertThat(Functions.softplus(-1000)).isEqualTo(0);
    assertThat(Functions.softplus(Float.NaN)).isNaN();
    assertThat(Functions.sin(Float.POSITIVE_INFINITY)).isNaN();
    assertThat(Functions.cos(Float.NaN)).isNaN();
    assertThat(Functions.sin(0)).isEqualTo(0);
    assertThat(Functions.cos(0)).isEqualTo(1);
    assertThat(Functions.sqrt(-1)).isNaN();
    assertThat(Functions.exp(1000)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Functions.exp(Float.NEGATIVE_INFINITY)).isEqualTo(0);
    assertThat(Functions.exp(0)).isEqualTo(1);
    assertThat(Functions.exp(Float.NaN)).isNaN();
    assertThat(Functions.log(0)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(Functions.log(-1)).isNaN();
    assertThat(Functions.log(Float.NaN)).isNaN();
    assertThat(Functions.log(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Functions.log(1)).isEqualTo(0);
    assertThat(Functions.tanh(100)).isEqualTo(1);
    assertThat(Functions.tanh(-100)).isEqualTo(-1);
    assertThat(Functions.tanh(Float.NaN)).isNaN();
    assertThat(Functions.sigmoid(-1000)).isEqualTo(0);
    assertThat(Functions.sigmoid(1000)).isEqualTo(1);
    assertThat(Functions.sigmoid(0)).isEqualTo(0.5f);
    assertThat(Functions.sigmoid(Float.NaN)).isNaN();
  }

  private static void assertWithinTwoUlp(
      FloatFunction ours, DoubleUnaryOperator exact, float from, float to) {
    int steps = 400_000;
    for (int i = 0; i <= steps; i++) {
      float x = (float) (from + (double) i / steps * ((double) to - from));
      assertClose(ours.at(x), exact.applyAsDouble(x), x);
    }
  }

  private static void assertClose(float ours, double exact, float x) {
    if ((float) exact == ours) {
      return;
    }
    double ulps = Math.abs(ours - exact) / Math.ulp((float) exact);
    if (!(ulps <= 2)) {
      throw new AssertionError("at " + x + ": " + ours + " is " + ulps + " ulp from " + exact);
    }
  }
}
