package org.cnnc.tools.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.cnnc.tools.command.Command;
import org.cnnc.tools.command.Commands;
import org.cnnc.tools.command.Console;
import org.cnnc.tools.run.FailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtTest {
  private static final String FORM = "model A {\n  input x: float32[4]\n\n  Dense(1)  # one\n}\n";
  private static final String LOOSE = "model A {\n input x : float32[4]\n\n\n Dense(1) # one\n}";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void writesTheFormOfAFile() throws Exception {
    Path file = write("A.cnn", LOOSE);
    fmt(file.toString());
    assertThat(file).hasContent(FORM);
    assertThat(out()).isEqualTo(file + "\nFormatted 1 of 1 file.\n");
    assertThat(folder).isDirectoryContaining(f -> f.equals(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void leavesAFileInItsFormUntouched() throws Exception {
    Path file = write("A.cnn", FORM);
    FileTime before = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(file, before);
    fmt(folder.toString());
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
    assertThat(out()).isEqualTo("Formatted 0 of 1 file.\n");
  }

  @Test
  void keepsTheLineEndsOfWindows() throws Exception {
    Path file = write("A.cnn", LOOSE.replace("\n", "\r\n"));
    fmt(file.toString());
    assertThat(Files.readString(file)).isEqualTo(FORM.replace("\n", "\r\n"));
  }

  @Test
  void writesThroughALink() throws Exception {
    Path file = write("A.cnn", LOOSE);
    Path link = Files.createSymbolicLink(folder.resolve("B.cnn"), file);
    fmt(link.toString());
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent(FORM);
  }

  @Test
  void keepsThePermissionsOfAFile() throws Exception {
    Path file = write("A.cnn", LOOSE);
    var ours = PosixFilePermissions.fromString("rw-rw----");
    Files.setPosixFilePermissions(file, ours);
    fmt(file.toString());
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(ours);
    assertThat(file).hasContent(FORM);
  }

  @Test
  void leavesAFileWithASyntaxErrorAloneAndWritesTheOthers() throws Exception {
    Path bad = write("Bad.cnn", "model Bad {");
    Path file = write("A.cnn", LOOSE);
    assertThat(fails(folder.toString())).contains("Bad.cnn:1:12: error: The `{` at 1:1");
    assertThat(bad).hasContent("model Bad {");
    assertThat(file).hasContent(FORM);
  }

  @Test
  void checkingWritesNothingAndNamesTheFirstLine() throws Exception {
    Path file = write("A.cnn", LOOSE);
    assertThat(fails("--check", file.toString()))
        .isEqualTo(
            """
            %1$s:2:1: error: This line is not in canonical form. [not-canonical]
             2 |  input x : float32[4]
               | ^^^^^^^^^^^^^^^^^^^^^
              note: The canonical line is `  input x: float32[4]`.
              hint: Run `cnn fmt %1$s`.

            1 error in %1$s
            `cnn explain not-canonical` says more.\
            """
                .formatted(file));
    assertThat(file).hasContent(LOOSE);
  }

  @Test
  void checkingIsContentWithTheForm() throws Exception {
    write("A.cnn", FORM);
    fmt("--check", folder.toString());
    assertThat(out()).isEqualTo("No difference in 1 file.\n");
  }

  @Test
  void saysWhatCannotBeSeen() throws Exception {
    assertThat(difference("\uFEFF" + FORM)).contains("A.cnn:1:1", "byte order mark");
    assertThat(difference(FORM.strip())).contains("A.cnn:5:1", "Its end is not that of the first");
    assertThat(difference(FORM.replace("4]\n", "4]\r\n"))).contains("A.cnn:2:1", "Its end");
    assertThat(difference(FORM + "\n\n")).contains("A.cnn:6:1", "The file ends above it.");
    assertThat(difference(FORM.replace("# one", "# one  ")))
        .contains("A.cnn:4:1", "`  Dense(1)  # one`");
    assertThat(difference(FORM.replace("\n\n", "\n\n\n")))
        .contains("A.cnn:4:1", "`  Dense(1)  # one`");
  }

  @Test
  void comparesFoldersFileByFile() throws Exception {
    write("b/B.cnn", FORM);
    write("a/A.cnn", LOOSE);
    write("a/notes.txt", LOOSE);
    List<FormattedFile> files = FormattedFile.read(folder);
    assertThat(files).extracting(f -> f.source().name()).containsExactly("a/A.cnn", "b/B.cnn");
    assertThat(files).extracting(FormattedFile::differs).containsExactly(true, false);
  }

  @Test
  void refusesAFolderWithoutModels() throws Exception {
    assertThat(fails(folder.toString())).isEqualTo("There are no .cnn files in " + folder + ".");
  }

  private String difference(String text) throws Exception {
    return fails("--check", write("A.cnn", text).toString());
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void fmt(String... words) throws Exception {
    Commands commands = new Commands();
    Command command = commands.find("fmt");
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    command.run(commands.parse(command, List.of(words)), new Console(stream, stream));
  }

  private String fails(String... words) throws Exception {
    try {
      fmt(words);
    } catch (FailedException e) {
      return e.getMessage();
    }
    throw new AssertionError("no failure: " + out());
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
