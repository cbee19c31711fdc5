package org.cnnc.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cnnc.compiler.diagnostic.Explanation;
import org.cnnc.tools.command.Console;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages about files of data and of weights, whose examples are run: {@code Net.cnn run train
 * --weights net.safetensors labels=1,2}. What is said to the wrong one is in {@code
 * problems/<id>.txt}; {@code -Dgolden.update} rewrites that and fails.
 */
class RunPagesTest {
  private static final Path EXPECTED = Path.of("src/test/resources/problems");
  private static final String LABELS = "labels=";

  @TempDir Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"label-out-of-range", "weights-do-not-fit"})
  void theWrongExampleGivesExactlyThis(String id) throws IOException {
    List<Explanation.Example> examples = page(id).wrong();
    for (Explanation.Example example : examples.subList(0, examples.size() - 1)) {
      assertThat(run(example)).as(err.toString(StandardCharsets.UTF_8)).isZero();
    }
    err.reset();
    assertThat(run(examples.get(examples.size() - 1))).isEqualTo(1);
    String text = err.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    assertThat(text).contains("[" + id + "]").endsWith("`cnn explain " + id + "` says more.\n");

    Path expected = EXPECTED.resolve(id + ".txt");
    if (System.getProperty("golden.update") != null) {
      Files.writeString(expected, text);
      fail("rewritten; read it and run again without -Dgolden.update");
    }
    assertThat(text).isEqualTo(Files.readString(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"label-out-of-range", "weights-do-not-fit"})
  void theRightExampleIsRight(String id) throws IOException {
    for (Explanation.Example example : page(id).right()) {
      assertThat(run(example)).as(err.toString(StandardCharsets.UTF_8)).isZero();
    }
  }

  private int run(Explanation.Example example) throws IOException {
    String[] words = example.file().split(" ");
    Path file = Files.writeString(folder.resolve(words[0]), example.text());
    List<String> args = new ArrayList<>(List.of(words[2], file.toString(), "--data", data()));
    String labels = LABELS + "0,1,2";
    for (String word : List.of(words).subList(3, words.length)) {
      labels = word.startsWith(LABELS) ? word : labels;
      if (!word.startsWith(LABELS)) {
        args.add(word.startsWith("--") ? word : folder.resolve(word).toString());
      }
    }
    writeData(
        Stream.of(labels.substring(LABELS.length()).split(",")).map(Integer::valueOf).toList());
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return Cnn.run(args.toArray(String[]::new), new Console(out, stream));
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** Black pictures with these labels. */
  private void writeData(List<Integer> labels) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    try (DataOutputStream pictures = output(data.resolve("train-images-idx3-ubyte"));
        DataOutputStream classes = output(data.resolve("train-labels-idx1-ubyte"))) {
      for (int number : List.of(2051, labels.size(), 28, 28)) {
        pictures.writeInt(number);
      }
      pictures.write(new byte[labels.size() * 28 * 28]);
      classes.writeInt(2049);
      classes.writeInt(labels.size());
      for (int label : labels) {
        classes.writeByte(label);
      }
    }
  }

  private static DataOutputStream output(Path file) throws IOException {
    return new DataOutputStream(Files.newOutputStream(file));
  }

  private static Explanation page(String id) {
    return Explanation.find(id, RunPagesTest.class.getClassLoader()).orElseThrow();
  }
}
