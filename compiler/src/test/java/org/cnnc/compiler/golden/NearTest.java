package org.cnnc.compiler.golden;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NearTest {
  @Test
  void acceptsWhatIsWithinTheToleranceOfTheLargestElement() {
    float[] expected = {100, 0.5f};

    assertThatCode(() -> Near.relative("t", new float[] {100, 0.509f}, expected, 1e-4))
        .doesNotThrowAnyException();
  }

  @Test
  void namesTensorAndElementAndShowsBothValues() {
    float[] expected = {100, 0.5f};

    assertThatThrownBy(() -> Near.relative("grad/k", new float[] {100, 0.52f}, expected, 1e-4))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching("grad/k\\[1] is 0\\.5[12]\\d*, expected 0\\.5: off by .*, allowed .*");
  }

  @Test
  void refusesNotANumberAndOtherLengths() {
    assertThatThrownBy(() -> Near.value("v", Double.NaN, 0, 1)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Near.absolute("t", new float[2], new float[3], 1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("length of t");
  }

  @Test
  void aDigestNoticesOneElementOutOfPlace() {
    float[] values = new float[2000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7 - 3;
    }
    Digest expected = Digest.of(values);
    values[1500] += 1;

    assertThatThrownBy(() -> expected.compare("t", Digest.of(values)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("of t is");
  }
}
