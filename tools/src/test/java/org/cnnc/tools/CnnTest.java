package org.cnnc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CnnTest extends CnnCase {
  @Test
  void listsTheCommandsWithoutArguments() {
    assertThat(cnn()).isZero();
    assertThat(out()).contains("check", "summary", "compile", "train", "evaluate", "predict");
  }

  @Test
  void saysHowACommandIsUsed() {
    assertThat(cnn("help", "predict")).isZero();
    assertThat(out()).startsWith("usage: cnn predict FILE.cnn").contains("--layers");
  }

  @Test
  void printsTheVersion() {
    assertThat(cnn("--version")).isZero();
    assertThat(out()).matches("(?s)cnn \\d+\\.\\d+\\.\\d+\\S*, Java \\d+.*");
  }

  @Test
  void hintsAtTheNearestCommand() {
    assertThat(cnn("sumary", tiny.toString())).isEqualTo(2);
    assertThat(err()).contains("There is no command `sumary`. Did you mean `summary`?");
    assertThat(out()).isEmpty();
  }

  @Test
  void hintsAtTheNearestOption() {
    assertThat(cnn("summary", "--jsn", tiny.toString())).isEqualTo(2);
    assertThat(err()).contains("`cnn summary` has no option `--jsn`. Did you mean `--json`?");
  }

  @Test
  void namesOptionsThatAreMissing() {
    assertThat(cnn("predict", tiny.toString())).isEqualTo(2);
    assertThat(err()).contains("`cnn predict` needs `--weights` and `--input` and `--output`.");
    assertThat(cnn("compile", tiny.toString(), "-o")).isEqualTo(2);
    assertThat(err()).contains("`--output` needs a value.");
  }

  @Test
  void namesAFileThatIsNotThere() {
    assertThat(cnn("check", "nowhere.cnn")).isEqualTo(1);
    assertThat(err()).contains("There is no file nowhere.cnn.").doesNotContain("\tat ");
  }

  @Test
  void findsNoErrorsInAGoodModel() {
    assertThat(cnn("check", tiny.toString())).isZero();
    assertThat(out()).isEqualTo("No errors in 1 file." + System.lineSeparator());
    assertThat(err()).isEmpty();
  }

  @Test
  void printsTheErrorsOfAllFiles() throws IOException {
    Path bad = Files.writeString(folder.resolve("Bad.cnn"), TINY.replace("Flatten", "Flaten"));
    Path worse = Files.writeString(folder.resolve("Worse.cnn"), TINY.replace("same", "sane"));
    assertThat(cnn("check", bad.toString(), worse.toString())).isEqualTo(1);
    assertThat(err())
        .contains(bad + ":4:3: error: There is no layer kind `Flaten`. [unknown-layer]")
        .contains(worse + ":3:53: error: ")
        .contains("2 errors in " + bad + ", " + worse);
    assertThat(out()).isEmpty();
  }

  @Test
  void namesFilesAsTheyWereTyped() throws IOException {
    Files.writeString(folder.resolve("blocks.cnn"), "block b()(x) { return Flaten()(x) }");
    Path user = Files.createDirectories(folder.resolve("deep")).resolve("User.cnn");
    Files.writeString(user, TINY.replace("Flatten()", "Flatten(3)"));
    Path importer = folder.resolve("Importer.cnn");
    Files.writeString(importer, "import \"blocks.cnn\"\n" + TINY.replace("Flatten()", "b()"));
    assertThat(cnn("check", folder.toString())).isEqualTo(1);
    assertThat(err())
        .contains(folder.resolve("blocks.cnn") + ":1:23: error: ")
        .contains("note: `b` is called at " + importer + ":5:3.")
        .contains(user + ":4:11: error: ");
  }

  @Test
  void saysWhichFileHasNoModelToSummarise() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.cnn"), "# nothing yet\n");
    assertThat(cnn("summary", empty.toString())).isEqualTo(1);
    assertThat(err()).contains("There is no model in `" + empty + "`.");
    assertThat(cnn("check", empty.toString())).isZero();
  }

  @Test
  void saysWhyTheOutputCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");
    assertThat(cnn("compile", tiny.toString(), "-o", file.toString())).isEqualTo(1);
    assertThat(err()).contains(file + " is a file, not a folder.");
  }

  @Test
  void printsTheSummaryAsTextAndAsJson() {
    assertThat(cnn("summary", tiny.toString())).isZero();
    assertThat(out()).startsWith("Model: \"Tiny\"\n").contains("Total params: 119\n");
    out.reset();
    assertThat(cnn("summary", "--json", tiny.toString())).isZero();
    assertThat(out().strip()).startsWith("{").endsWith("}").contains("\"conv2d\"");
  }

  @Test
  void printsWhatLayersCost() {
    assertThat(cnn("summary", "--columns", "macs, buffer", "--memory", tiny.toString())).isZero();
    assertThat(out())
        .isEqualTo(
            """
            Model: "Tiny"
            ___________________________________________________________
             Layer (type)       Output Shape     Param #  MACs  Buffer
            ===========================================================
             conv2d (Conv2D)    (None, 4, 4, 2)       20   288       0
             flatten (Flatten)  (None, 32)             0     0       0
             dense (Dense)      (None, 3)             99    96       1
            ===========================================================
             Total                                   119   384
            ___________________________________________________________
            To predict 1 sample on one thread:
              weights            476 bytes
              inputs              64 bytes
              outputs of layers  140 bytes
              scratch              8 bytes
              all                688 bytes
            To train with a batch of 32 on one thread:
              weights                       476 bytes
              gradients of weights        2,380 bytes
              inputs                        512 bytes
              outputs of layers           1,120 bytes
              gradients of outputs        1,120 bytes
              scratch                        64 bytes
              values kept for the batch   4,480 bytes
              all                        10,152 bytes
            Kernels' own copies and an optimizer's state come on top.
            """);
  }

  @Test
  void refusesColumnsAndBatchesThatAreNone() {
    assertThat(cnn("summary", "--columns", "macs,size", tiny.toString())).isEqualTo(2);
    assertThat(err())
        .contains("`--columns` is made of `macs`, `weights`, `activations` and `buffer`, or `all`;")
        .contains("received `size`.");
    assertThat(cnn("summary", "--memory", "--batch", "0", tiny.toString())).isEqualTo(2);
    assertThat(err()).contains("`--batch` is a whole number from 1 to 1,000,000; received `0`.");
    assertThat(cnn("summary", "--batch", "8", tiny.toString())).isEqualTo(2);
    assertThat(err()).contains("`--batch` says what `--memory` is for; give both.");
    assertThat(cnn("summary", "--json", "--memory", tiny.toString())).isEqualTo(2);
    assertThat(err()).contains("`--json` goes without `--columns` and `--memory`.");
  }

  @Test
  void sumsAsIsChosen() throws IOException {
    Path target = folder.resolve("out");
    String[] compile = {"compile", "-o", target.toString(), tiny.toString(), "--algorithms"};
    assertThat(cnn(Stream.concat(Stream.of(compile), Stream.of("direct")).toArray(String[]::new)))
        .isZero();
    assertThat(cnn(Stream.concat(Stream.of(compile), Stream.of("fast")).toArray(String[]::new)))
        .isEqualTo(2);
    assertThat(err())
        .contains("`--algorithms` is `auto`, `direct` or `winograd`; received `fast`.");
  }

  @Test
  void writesClassesToAFolder() throws IOException {
    Path target = folder.resolve("out");
    assertThat(cnn("compile", "-o", target.toString(), "-p", "org.acme", tiny.toString())).isZero();
    assertThat(out()).contains(target.resolve("org/acme/Tiny.java").toString());
    assertThat(target.resolve("org/acme/Tiny.java"))
        .content()
        .contains("package org.acme;", "class Tiny");
    try (Stream<Path> files = Files.walk(target)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void writesTheClassFilesOfVectorKernelsToAnother() throws IOException {
    Path target = folder.resolve("out");
    Path classes = folder.resolve("classes");
    String o = target.toString();
    assertThat(cnn("compile", "-o", o, "--classes", classes.toString(), tiny.toString())).isZero();
    for (int bits : new int[] {128, 256, 512}) {
      Path file = classes.resolve("TinyVector" + bits + ".class");
      assertThat(file).isRegularFile();
      assertThat(out()).contains(file.toString());
    }
    assertThat(target).isDirectoryNotContaining("glob:**Vector*");
  }

  @Test
  void blamesItselfForABug() {
    int code =
        Cnn.exitCode(
            console(),
            () -> {
              throw new IllegalStateException("broken");
            });
    assertThat(code).isEqualTo(70);
    assertThat(err()).contains("This is a bug in cnn ", "IllegalStateException: broken", "\tat ");
  }
}
