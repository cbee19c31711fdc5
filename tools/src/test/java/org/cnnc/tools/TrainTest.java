package org.cnnc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.cnnc.runtime.io.Safetensors;
import org.cnnc.tools.command.Console;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures whose left half is light are class 0, the others class 1. */
class TrainTest {
  private static final int PICTURES = 64;
  private static final int SIDE = 28;
  private static final String HALVES =
      """
      model Halves {
        input image: float32[28, 28, 1]
        MaxPooling2D(7)
        Flatten()
        output probs = Dense(10, activation=softmax)
      }

      train HalvesRun for Halves {
        data train = fashion_mnist("train", scale=1/255)
        compile(optimizer=adam, loss=sparse_categorical_crossentropy, metrics=[accuracy])
        fit(train, epochs=40, batch_size=8)
        evaluate(train)
      }
      """;

  @TempDir Path folder;
  private Path model;
  private Path weights;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    model = Files.writeString(folder.resolve("Halves.cnn"), HALVES);
    weights = folder.resolve("halves.safetensors");
    Path data = Files.createDirectory(folder.resolve("data"));
    try (DataOutputStream images = gzip(data.resolve("train-images-idx3-ubyte.gz"));
        DataOutputStream labels = gzip(data.resolve("train-labels-idx1-ubyte.gz"))) {
      writeHeader(images, 2051, PICTURES, SIDE, SIDE);
      writeHeader(labels, 2049, PICTURES);
      for (int i = 0; i < PICTURES; i++) {
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
          boolean left = pixel % SIDE < SIDE / 2;
          images.writeByte(left == (i % 2 == 0) ? 200 : 20);
        }
        labels.writeByte(i % 2);
      }
    }
  }

  @Test
  void learnsAndMeasuresTheSameAfterwards() throws IOException {
    assertThat(cnn("train", "--weights", weights.toString())).as(err()).isZero();
    assertThat(out()).contains("accuracy: 1.0000");
    assertThat(Safetensors.read(weights).tensors()).containsOnlyKeys("dense/kernel", "dense/bias");
    String trained = out();
    out.reset();
    assertThat(cnn("evaluate", "--weights", weights.toString())).as(err()).isZero();
    assertThat(out()).isEqualTo(trained);
  }

  @Test
  void takesFewerEpochsAndGivesTheSameBitsOnMoreThreads() throws IOException {
    assertThat(cnn("train", "--epochs", "2", "--threads", "1", "--weights", weights.toString()))
        .isZero();
    byte[] onOne = Files.readAllBytes(weights);
    assertThat(cnn("train", "--epochs", "2", "--threads", "3", "--weights", weights.toString()))
        .isZero();
    assertThat(Files.readAllBytes(weights)).isEqualTo(onOne);
    assertThat(err()).contains("Epoch 2/2").doesNotContain("Epoch 3");
  }

  @Test
  void namesDataThatIsMissing() throws IOException {
    Files.delete(folder.resolve("data/train-labels-idx1-ubyte.gz"));
    assertThat(cnn("train")).isEqualTo(1);
    assertThat(err()).contains("train-labels-idx1-ubyte").doesNotContain("\tat ");
  }

  @Test
  void namesTheRunsThereAre() {
    assertThat(cnn("train", "--run", "HalvsRun")).isEqualTo(1);
    assertThat(err()).contains("There is no run `HalvsRun`. Did you mean `HalvesRun`?");
  }

  @Test
  void needsATrainSection() throws IOException {
    Files.writeString(model, HALVES.substring(0, HALVES.indexOf("train HalvesRun")));
    assertThat(cnn("train")).isEqualTo(1);
    assertThat(err()).contains("There is no run: the file needs a `train` section.");
  }

  @Test
  void saysThatThisVersionCannotRunASection() throws IOException {
    Files.writeString(
        model,
        HALVES
            .replace("[28, 28, 1]", "[28, 28, 3]")
            .replace("fashion_mnist(\"train\", scale=1/255)", "image_directory(\"a\", (28, 28))"));
    assertThat(cnn("train")).isEqualTo(1);
    assertThat(err())
        .contains("This version cannot read `image_directory`")
        .contains("This version cannot run `HalvesRun`, for the reason above.")
        .doesNotContain("There is no run");
    err.reset();
    assertThat(cnn("train", "--run", "HalvesRun")).isEqualTo(1);
    assertThat(err()).contains("This version cannot run `HalvesRun`, for the reason above.");
  }

  @Test
  void refusesANumberOfEpochsThatIsNone() {
    assertThat(cnn("train", "--epochs", "0")).isEqualTo(2);
    assertThat(err()).contains("`--epochs` is a whole number of at least 1; received `0`.");
  }

  private int cnn(String command, String... options) {
    String[] start = {command, model.toString(), "--data", folder.resolve("data").toString()};
    String[] args = new String[start.length + options.length];
    System.arraycopy(start, 0, args, 0, start.length);
    System.arraycopy(options, 0, args, start.length, options.length);
    return Cnn.run(
        args,
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8)));
  }

  private static DataOutputStream gzip(Path file) throws IOException {
    OutputStream stream = Files.newOutputStream(file);
    return new DataOutputStream(new GZIPOutputStream(stream));
  }

  private static void writeHeader(DataOutputStream out, int... numbers) throws IOException {
    for (int number : numbers) {
      out.writeInt(number);
    }
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
