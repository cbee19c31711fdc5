package org.cnnc.compiler.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.cnnc.compiler.diagnostic.DiagnosticPrinter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

  private static final int MOST_SAID = 50_000;
  private static final int MOST_LINE = 1_000;

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
    print(half, whole, piece);
    assertThat(whole.refused()).isTrue();
    assertThat(whole.reports()).hasSizeLessThanOrEqualTo(MOST_REPORTS);
  }

  /** Texts around one piece that grows, and whether they are wrong. */
  static List<Arguments> singles() {
    String model = "model A {\n  input x: float32[8]\n  ";
    return List.of(
        arguments("#", "c", "", false),
        arguments("#", "é🙂", "", false),
        arguments("", " \t", "", false),
        arguments("", "\r\n", "", false),
        arguments("", "a", "", true),
        arguments("model ", "a", " {\n}\n", true),
        arguments("model A", "𝐀", " {\n}\n", true),
        arguments(model, "a", "(3)\n}\n", true),
        arguments(model + "Dense(3, name='", "s", "')\n}\n", true),
        arguments(model + "Dense(3, name='", "🙂", "')\n}\n", true),
        arguments(model + "Dense(3, activation='", "\\n", "')\n}\n", true),
        arguments(model + "Dense(3, activation=", "relu", ")\n}\n", true),
        arguments(model + "Dense(", "9", ")\n}\n", true),
        arguments(model + "Dropout(1.", "9", ")\n}\n", true),
        arguments(model + "Dropout(1e", "9", ")\n}\n", true),
        arguments(model + "Dense(3", ", units=3", ")\n}\n", true),
        arguments(model + "Dense(3)(", "x, ", ")\n}\n", true),
        arguments("1", "_", "", true),
        arguments("'", "s", "", true),
        arguments("'", "\\q", "'", true),
        arguments("", "'", "", true),
        arguments("", "\0", "", true),
        arguments("a", "\uFEFF", "", true),
        arguments("", "🙂", "", true),
        arguments("", "@", "", true),
        arguments("", "@;", "", true),
        arguments("", ".", "", true),
        arguments("", "a.", "", true));
  }

  @ParameterizedTest
  @MethodSource("singles")
  void aLongPieceIsAnsweredInFewWords(String before, String piece, String after, boolean wrong) {
    int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
    IntFunction<String> text = n -> before + piece.repeat(n / bytes) + after;
    Answer.to(text.apply(LENGTH / 16));
    Answer half = Answer.to(text.apply(LENGTH / 2));
    Answer whole = Answer.to(text.apply(LENGTH));
    print(half, whole, before + piece + "..." + after);
    assertThat(whole.refused()).isEqualTo(wrong);
    String said = DiagnosticPrinter.console(whole.reports());
    assertThat(said.length()).isLessThan(MOST_SAID);
    assertThat(said.lines()).allMatch(line -> line.length() < MOST_LINE);
  }

  private static void print(Answer half, Answer whole, String what) {
    System.out.printf(
        Locale.ROOT,
        "Long text: %.3f s for %,d characters, %.2f times that for half of them: %s%n",
        whole.seconds(),
        LENGTH,
        whole.seconds() / half.seconds(),
        what.replace("\n", "\\n").replaceAll("\\p{C}", "?"));
  }

  private static Answer answer(String piece, int length) {
    return Answer.to(piece.repeat(length / piece.length()));
  }
}
