package org.cnnc.compiler.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.source.Source;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One test a folder: {@code model.cnn} and its canonical form, {@code canonical.cnn}. {@code
 * -Dgolden.update} rewrites the expectations and fails.
 */
class CanonicalFormTest {
  private static final Path FOLDERS = Path.of("src/test/resources/format");
  private static final boolean UPDATE = System.getProperty("golden.update") != null;
  private static final String LINES = "model A {\n  input x: float32[4]\n  Dense(1)\n}\n";

  @TestFactory
  Stream<DynamicTest> writesWhatTheFolderExpects() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      List<Path> sorted = folders.sorted().toList();
      return sorted.stream()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)));
    }
  }

  private static void check(Path folder) throws IOException {
    String actual = form(Files.readString(folder.resolve("model.cnn")));
    Path expected = folder.resolve("canonical.cnn");
    if (UPDATE) {
      Files.writeString(expected, actual);
      fail("rewritten: %s", expected);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
    assertThat(form(actual)).isEqualTo(actual);
  }

  @Test
  void endsLinesAsTheFirstLineDoes() {
    String windows = LINES.replace("\n", "\r\n");
    assertThat(form(windows)).isEqualTo(windows);
    assertThat(form("model A {\r\n input x: float32[4]\n Dense(1)\n}")).isEqualTo(windows);
    assertThat(form("model A {\n input x: float32[4]\r\n Dense(1)\r\n}")).isEqualTo(LINES);
  }

  @Test
  void keepsEmptyLinesOfWindows() {
    String spaced = LINES.replace("  Dense", "\n  # dense\n\n  Dense").replace("\n", "\r\n");
    assertThat(form(spaced)).isEqualTo(spaced);
    assertThat(form(spaced.replace("\r\n\r\n", "\r\n \r\n\t\r\n\r\n"))).isEqualTo(spaced);
  }

  @Test
  void leavesOutAByteOrderMark() {
    assertThat(form("\uFEFF" + LINES)).isEqualTo(LINES);
    assertThat(form("\uFEFF# a\n" + LINES)).isEqualTo("# a\n" + LINES);
  }

  @Test
  void endsTheFileWithOneLineEnd() {
    assertThat(form(LINES + "\n \n\n")).isEqualTo(LINES);
    assertThat(form(LINES.strip())).isEqualTo(LINES);
    assertThat(form("")).isEmpty();
    assertThat(form(" \n ")).isEmpty();
    assertThat(form("# a")).isEqualTo("# a\n");
  }

  @Test
  void countsCharactersOutsideTheBasicPlaneOnce() {
    String head = LINES.replace("  Dense(1)\n}\n", "");
    String line = "  Dense(units=1, name=\"%s\")";
    String fits = head + line.formatted("\ud83d\ude42".repeat(75)) + "\n}\n";
    assertThat(fits.lines().skip(2).findFirst().orElseThrow().codePoints().count()).isEqualTo(100);
    assertThat(form(fits)).isEqualTo(fits);
    assertThat(form(fits.replace("name=\"", "name=\"\ud83d\ude42")))
        .contains("Dense(\n    units=1,");
  }

  @Test
  void leavesAFileWithASyntaxErrorAlone() {
    Diagnostics diagnostics = new Diagnostics();
    assertThat(CanonicalForm.of(new Source("A.cnn", "model A {"), Limits.DEFAULT, diagnostics))
        .isEmpty();
    assertThat(diagnostics.inSourceOrder())
        .singleElement()
        .matches(d -> d.id().equals("missing-brace"));
  }

  @Test
  void refusesAFormThatIsLargerThanAFileMayBe() {
    String flat = "model A { input x: float32[4] " + "Flatten() ".repeat(10) + "}\n";
    Limits limits = new Limits(flat.length(), 500_000, 32, 256, 10_000, 1_000, 1_000);
    Diagnostics diagnostics = new Diagnostics();
    assertThat(CanonicalForm.of(new Source("A.cnn", flat), limits, diagnostics)).isEmpty();
    assertThat(diagnostics.failed()).isTrue();
  }

  private static String form(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> form =
        CanonicalForm.of(new Source("A.cnn", text), Limits.DEFAULT, diagnostics);
    assertThat(diagnostics.inSourceOrder()).isEmpty();
    return form.orElseThrow();
  }
}
