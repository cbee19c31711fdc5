package org.cnnc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cnnc.compiler.diagnostic.DiagnosticPrinter;
import org.cnnc.compiler.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text is, the compiler answers with a model or with diagnostics. */
class HostileTextTest {
  private static final Path FOLDERS = Path.of("src/test/resources/language");
  private static final String HEAD = "model A {\n  input x: float32[8]\n";
  private static final int MUTANTS = Integer.getInteger("hostile.mutants", 2_000);
  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ",",
          "=",
          ":",
          "**",
          "-",
          "not",
          "'",
          "\"",
          "#",
          ".",
          "_",
          "model",
          "train",
          "input",
          "output",
          "let",
          "0",
          "1e999",
          "9223372036854775807",
          "none",
          "true",
          "x",
          "name='a'",
          "Dense(3)",
          "Dense(3)(x)",
          "x = Dense(3)(x)",
          "block b(n=1)(x) {",
          "return x",
          "b()(x)",
          "for i in [1, 2] {",
          "repeat 3 {",
          "if true {",
          "else {",
          "const C = 3",
          "[x, x]",
          "channels(_)",
          "\n",
          "@",
          "\u202e",
          "\ud83d\ude42");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        "-",
        "not ",
        "1+",
        "x**",
        "a(",
        "'",
        "#",
        "@",
        ".",
        "a.",
        "x=",
        "Dense(3)\n",
        "Dense(3)(",
        "x=Dense(3)(",
        "1,",
        "\\",
        "import 'a'\n",
        "model A{}\n",
        "if true {} else ",
        "if true {} ",
        "repeat 9 {} ",
        "for i in [1, 2] {} ",
        "let a = 1\n",
        "x = [x]\n",
        "x, x = [x, x]\n",
        "const A = 1\n",
        "block b()(x) { return x }\n"
      })
  void endlessRepetitionIsRefused(String piece) {
    for (String head : List.of("", HEAD, HEAD + "Dense(")) {
      assertThat(answer(head + piece.repeat(600_000 / piece.length()))).isNotNull();
    }
  }

  @Test
  void mutantsOfEveryExampleAreAnswered() throws IOException {
    List<String> examples = examples();
    Random random = new Random(42);
    for (int i = 0; i < MUTANTS; i++) {
      String text = examples.get(random.nextInt(examples.size()));
      for (int change = random.nextInt(3); change >= 0; change--) {
        text = mutant(text, random);
      }
      assertThat(answer(text)).as(text).isNotNull();
    }
  }

  private static String mutant(String text, Random random) {
    int start = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), start + random.nextInt(6));
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, start) + text.substring(end);
      case 1 -> text.substring(0, start) + piece + text.substring(start);
      default -> text.substring(0, start) + piece + text.substring(end);
    };
  }

  /** The printed answer; errors and models exclude each other. */
  private static String answer(String text) {
    CnnCompiler.Response response =
        new CnnCompiler().check(new CnnCompiler.Request(new Source("A.cnn", text), ""));
    response
        .diagnostics()
        .forEach(d -> assertThat(d.message()).doesNotContain("null", "expecting", "token"));
    return DiagnosticPrinter.console(response.diagnostics());
  }

  private static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDERS)) {
      return files
          .filter(file -> file.endsWith("model.cnn"))
          .sorted()
          .map(HostileTextTest::read)
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
