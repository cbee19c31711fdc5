package org.cnnc.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.source.Span;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
  private static final Source SOURCE =
      new Source("net/A.cnn", "model A {\n\tDense(\"größe 🙂\", 3)\r\n  Dense(\n  )\n}\n");

  @Test
  void placesTheCaretByCharactersAndKeepsTabs() {
    assertThat(DiagnosticPrinter.console(List.of(report("3)"))))
        .isEqualTo(
            """
            net/A.cnn:2:19: error: No. [wrong-type]
             2 | \tDense("größe 🙂", 3)
               | \t                 ^^

            1 error in net/A.cnn
            """);
  }

  @Test
  void underlinesTheFirstLineOfASpan() {
    assertThat(DiagnosticPrinter.console(List.of(report("Dense(\n  )"))))
        .contains(" 3 |   Dense(\n   |   ^^^^^^\n");
  }

  @Test
  void endOfFileHasAPlace() {
    int end = SOURCE.text().length();
    Diagnostic report = Diagnostic.error("wrong-type", new Span(SOURCE, end, end), "No.");

    assertThat(DiagnosticPrinter.console(List.of(report))).startsWith("net/A.cnn:6:1: error");
  }

  @Test
  void printsNotesAndHint() {
    Diagnostic report =
        report("Dense").withNote("It begins", span("model")).withHint("Write `Dense`.");

    assertThat(DiagnosticPrinter.console(List.of(report)))
        .contains("  note: It begins at net/A.cnn:1:1.\n  hint: Write `Dense`.\n");
  }

  @Test
  void countsErrorsAndWarningsApart() {
    Diagnostic warning = Diagnostic.warning("dense-on-image", span("model"), "Hm.");

    assertThat(DiagnosticPrinter.console(List.of(warning, report("3)"), report("Dense"))))
        .contains("warning: Hm. [dense-on-image]")
        .endsWith("\n2 errors and 1 warning in net/A.cnn\n");
  }

  @Test
  void mavenFormBeginsWithPathLineAndColumn() {
    Path file = Path.of("/net/A.cnn");

    assertThat(DiagnosticPrinter.maven(report("3)").withHint("Write 4."), file))
        .isEqualTo(
            file.toAbsolutePath()
                + ":[2,19] No. [wrong-type]\n 2 | \tDense(\"größe 🙂\", 3)\n"
                + "   | \t                 ^^\n  hint: Write 4.");
  }

  @Test
  void cutsLongLinesAroundTheSpan() {
    Source wide = new Source("A.cnn", "a".repeat(1000) + "XYZ" + "b".repeat(1000));
    String text =
        DiagnosticPrinter.console(
            List.of(Diagnostic.error("wrong-type", new Span(wide, 1000, 1003), "No.")));

    List<String> lines = text.lines().toList();
    assertThat(lines.get(0)).startsWith("A.cnn:1:1001:");
    assertThat(lines.get(1)).hasSizeLessThan(140).contains("aXYZb").contains("...");
    int caret = lines.get(2).indexOf("^^^");
    assertThat(lines.get(1).substring(caret, caret + 3)).isEqualTo("XYZ");
  }

  @Test
  void aLongPieceIsCutInEverySentence() {
    String name = "n".repeat(1_000_000);
    Diagnostic report =
        Diagnostic.error("wrong-type", span("3)"), "Not `" + name + "`, but " + name + ".")
            .withNote("It is `" + name + "`", span("model"))
            .withHint("Write `" + name + "`.");
    String shown = "n".repeat(59) + "...`";

    for (String text :
        List.of(
            DiagnosticPrinter.console(List.of(report)),
            DiagnosticPrinter.maven(report, Path.of("A.cnn")))) {
      assertThat(text)
          .contains("Not `" + shown + ", but " + "n".repeat(60) + "... [wrong-type]\n")
          .contains("note: It is `" + shown + " at net/A.cnn:1:1.\n")
          .contains("hint: Write `" + shown + ".");
      assertThat(text.length()).isLessThan(600);
    }
  }

  @Test
  void aSentenceStaysOnItsLineAndEnds() {
    Diagnostic report =
        Diagnostic.error("wrong-type", span("3)"), "One `a\r\nb`, " + "many, ".repeat(100_000));

    assertThat(report.message()).startsWith("One `a\\r\\nb`, many,").endsWith("...");
    assertThat(report.message().length()).isLessThan(2_100);
    assertThat(report.withHint("No.").message()).isEqualTo(report.message());
  }

  @Test
  void aLineOfCodeIsShownWhole() {
    String code =
        "compile(optimizer=adam, loss=sparse_categorical_crossentropy, metrics=[accuracy])";

    assertThat(report("3)").withHint("Write `" + code + "`.").hint())
        .contains("Write `" + code + "`.");
  }

  @Test
  void cutsNoCharacterInTwo() {
    for (int letters = 0; letters < 2; letters++) {
      String message = "a".repeat(letters) + "🙂".repeat(100);
      assertThat(Diagnostic.error("wrong-type", span("3)"), message).message())
          .matches("a*(🙂)+\\.{3}");
      Source wide = new Source("A.cnn", "b".repeat(200) + message);
      for (int start = 0; start < 200 + message.length(); start++) {
        if (!Character.isLowSurrogate(wide.text().charAt(start))) {
          var place = new Span(wide, start, wide.text().length());
          assertThat(
                  DiagnosticPrinter.console(List.of(Diagnostic.error("wrong-type", place, "No."))))
              .doesNotContain("\uFFFD");
        }
      }
    }
  }

  @Test
  void nothingToSayIsNoText() {
    assertThat(DiagnosticPrinter.console(List.of())).isEmpty();
  }

  private static Diagnostic report(String text) {
    return Diagnostic.error("wrong-type", span(text), "No.");
  }

  private static Span span(String text) {
    int start = SOURCE.text().indexOf(text);
    return new Span(SOURCE, start, start + text.length());
  }
}
