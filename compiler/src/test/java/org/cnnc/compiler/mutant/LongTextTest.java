package org.cnnc.compiler.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long texts without sense end soon, in little memory. How the time grows is printed: {@code
 * -Dlong.text=4194000} is the longest file there may be.
 */
@Tag("small-heap")
class LongTextTest {
  private static final int LENGTH = Integer.getInteger("long.text", 400_000);

  /** Errors and warnings are counted apart. */
  private static final int MOST_REPORTS = 200;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "{",
        "[(",
        "modle A {\n",
        "model A {\n",
        "for f in x {\n",
        "x = y\n",
        "x = é🙂\n",
        "Dense(3\n",
        "# 🙂\nx = Dense(3)(x)\n",
        "model A {\n  inptu x: float32[3]\n  Dense(3, unts=4)\n  x = y)\n}\n",
        "model A { input x: float32[3] Dense(3) }\n",
        "const a = (1, [2, 3])\n",
        "function f(x) = x * f(x) + 1\n",
        "import 'a.cnn'\n",
        "let a = ",
        "f(1)(x) a = ",
        "Größe = 'Café' # Straße\n",
      })
  void isAnsweredInATimeThatGrowsWithItsLength(String piece) {
    answer(piece, LENGTH / 16);
    Answer half = answer(piece, LENGTH / 2);
    Answer whole = answer(piece, LENGTH);
    System.out.printf(
        Locale.ROOT,
        "Long text: %.3f s for %,d characters, %.2f times that for half of them: %s%n",
        whole.seconds(),
        LENGTH,
        whole.seconds() / half.seconds(),
        piece.replace("\n", "\\n"));
    assertThat(whole.refused()).isTrue();
    assertThat(whole.reports()).hasSizeLessThanOrEqualTo(MOST_REPORTS);
  }

  private static Answer answer(String piece, int length) {
    return Answer.to(piece.repeat(length / piece.length()));
  }
}
