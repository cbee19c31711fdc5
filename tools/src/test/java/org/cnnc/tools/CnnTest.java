package org.cnnc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.cnnc.runtime.io.Safetensors;
import org.cnnc.runtime.io.Tensor;
import org.cnnc.tools.command.Console;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CnnTest {
  private static final String TINY =
      """
      model Tiny {
        input image: float32[4, 4, 1]
        Conv2D(2, kernel_size=3, activation=relu, padding=same)
        Flatten()
        output probs = Dense(3, activation=softmax)
      }
      """;

  @TempDir Path folder;
  private Path tiny;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeModel() throws IOException {
    tiny = Files.writeString(folder.resolve("Tiny.cnn"), TINY);
  }

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
  void refusesInputsOfAnotherShape() throws IOException {
    Path weights = weights();
    Path input = tensor("x", new Tensor(java.util.List.of(2, 5, 5, 1), new float[50]));
    assertThat(predict(weights, input)).isEqualTo(1);
    assertThat(err()).contains("is 2x5x5x1; `Tiny` takes samples of 4x4x1");
  }

  @Test
  void predictsFromFileToFile() throws IOException {
    Path weights = weights();
    Path input = tensor("x", new Tensor(java.util.List.of(2, 4, 4, 1), new float[32]));
    assertThat(predict(weights, input)).as(err()).isZero();
    Map<String, Tensor> tensors = Safetensors.read(folder.resolve("y.safetensors")).tensors();
    assertThat(tensors).containsOnlyKeys("output", "conv2d", "flatten", "dense");
    assertThat(tensors.get("output").shape()).containsExactly(2, 3);
    assertThat(tensors.get("conv2d").shape()).containsExactly(2, 4, 4, 2);
    assertThat(tensors.get("dense").values()).isEqualTo(tensors.get("output").values());
    assertThat(tensors.get("output").values()).containsOnly(1 / 3f);
  }

  @Test
  void refusesWeightsThatDoNotFit() throws IOException {
    Path weights = tensor("dense/kernel", new Tensor(java.util.List.of(2, 2), new float[4]));
    Path input = tensor("x", new Tensor(java.util.List.of(1, 4, 4, 1), new float[16]));
    assertThat(predict(weights, input)).isEqualTo(1);
    assertThat(err()).contains("dense/kernel", "2x2", "32x3").doesNotContain("\tat ");
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

  private int predict(Path weights, Path input) {
    String output = folder.resolve("y.safetensors").toString();
    return cnn(
        "predict",
        tiny.toString(),
        "--layers",
        "--weights",
        weights.toString(),
        "--input",
        input.toString(),
        "--output",
        output);
  }

  /** All zeros, so that every class is as likely as the others. */
  private Path weights() throws IOException {
    Path file = folder.resolve("weights.safetensors");
    Map<String, Tensor> zeros = new java.util.LinkedHashMap<>();
    zeros.put("conv2d/kernel", new Tensor(java.util.List.of(3, 3, 1, 2), new float[18]));
    zeros.put("conv2d/bias", new Tensor(java.util.List.of(2), new float[2]));
    zeros.put("dense/kernel", new Tensor(java.util.List.of(32, 3), new float[96]));
    zeros.put("dense/bias", new Tensor(java.util.List.of(3), new float[3]));
    new Safetensors(Map.of(), zeros).write(file);
    return file;
  }

  private Path tensor(String name, Tensor tensor) throws IOException {
    Path file = folder.resolve(name.replace('/', '-') + ".safetensors");
    new Safetensors(Map.of(), Map.of(name, tensor)).write(file);
    return file;
  }

  private int cnn(String... args) {
    return Cnn.run(args, console());
  }

  private Console console() {
    return new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
