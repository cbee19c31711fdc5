package org.cnnc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cnnc.tools.command.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void printsThePageOfADiagnostic() {
    assertThat(cnn("explain", "window-too-large")).isZero();
    assertThat(out())
        .startsWith("The window does not fit in the input [window-too-large]\n\n")
        .contains("\nWrong:\n\n  model Net {\n", "    Conv2D(8, 7)\n", "\nRight:\n")
        .doesNotContain("`" + "``", "##");
  }

  @Test
  void takesAnIdAsReportsShowIt() {
    assertThat(cnn("explain", "[unknown-layer]", "wrong-type")).isZero();
    assertThat(out()).contains("[unknown-layer]\n", "[wrong-type]\n");
  }

  @Test
  void namesTheFilesOfAnExample() {
    assertThat(cnn("explain", "duplicate-class")).isZero();
    assertThat(out()).contains("  # org/acme/First.cnn\n  model Net {\n");
  }

  @Test
  void hintsAtTheNearestDiagnostic() {
    assertThat(cnn("explain", "window-to-large")).isEqualTo(2);
    assertThat(err()).contains("`window-to-large`. Did you mean `window-too-large`?");
    assertThat(cnn("explain", "x")).isEqualTo(2);
    assertThat(err()).contains("There is no error or warning `x`. `cnn explain` lists all");
    assertThat(out()).isEmpty();
  }

  @Test
  void listsAllDiagnosticsWithTheirTitles() {
    assertThat(cnn("explain")).isZero();
    List<String> lines = out().lines().toList();
    assertThat(lines).hasSizeGreaterThan(50).isSorted();
    assertThat(lines).contains("window-too-large         The window does not fit in the input");
    assertThat(lines).allMatch(line -> line.matches("[a-z0-9-]+ +[^ ].{3,}"));
  }

  @Test
  void errorsSayWhereToReadMore(@TempDir Path folder) throws Exception {
    String text = "model Net {\n  input x: float32[3]\n  Desne(3)\n}\n";
    Path file = Files.writeString(folder.resolve("Net.cnn"), text);
    assertThat(cnn("check", file.toString())).isEqualTo(1);
    assertThat(err()).endsWith("1 error in " + file + "\n`cnn explain unknown-layer` says more.\n");
  }

  private int cnn(String... args) {
    return Cnn.run(args, new Console(stream(out), stream(err)));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
