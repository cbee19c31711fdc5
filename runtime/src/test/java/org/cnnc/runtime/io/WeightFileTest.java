package org.cnnc.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.runtime.DenseSoftmax;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFileTest {
  @TempDir Path folder;
  private Path file;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  @BeforeEach
  void save() throws Exception {
    file = folder.resolve("dense.safetensors");
    DenseSoftmax.create(1).save(file);
    tensors.putAll(Safetensors.read(file).tensors());
  }

  @Test
  void holdsKerasNamesAndTheHash() throws Exception {
    assertThat(Safetensors.read(file).metadata())
        .isEqualTo(Map.of("format", "cnn", "model", "DenseSoftmax", "hash", "abc123"));
    assertThat(tensors.keySet()).containsExactly("dense/kernel", "dense/bias");
    assertThat(tensors.get("dense/kernel").shape()).containsExactly(6, 3);
  }

  @Test
  void namesBothShapesOfAWeightThatDoesNotFit() throws Exception {
    tensors.put("dense/kernel", new Tensor(List.of(3, 6), new float[18]));
    new Safetensors(Map.of(), tensors).write(file);
    assertThatThrownBy(() -> DenseSoftmax.load(file))
        .isInstanceOf(FormatException.class)
        .hasMessage(
            "`dense/kernel` is 3x6 in dense.safetensors; the model needs 6x3.\n"
                + "Train again, or use the `.cnn` file that made these weights.");
  }

  @Test
  void namesMissingAndUnknownWeights() throws Exception {
    tensors.remove("dense/bias");
    tensors.put("dense_1/bias", new Tensor(List.of(3), new float[3]));
    new Safetensors(Map.of(), tensors).write(file);
    assertThatThrownBy(() -> DenseSoftmax.load(file))
        .hasMessageStartingWith(
            "`dense/bias` is missing in dense.safetensors; the model needs 3.\n"
                + "`dense_1/bias` in dense.safetensors is no weight of the model.\n");
  }

  @Test
  void refusesAnotherModelOfTheSameShapes() throws Exception {
    new Safetensors(Map.of("format", "cnn", "model", "Other", "hash", "ff"), tensors).write(file);
    assertThatThrownBy(() -> DenseSoftmax.load(file))
        .hasMessageStartingWith("dense.safetensors holds the weights of another model, `Other`");
  }

  @Test
  void takesAFileThatOthersWrote() throws Exception {
    new Safetensors(Map.of("format", "pt"), tensors).write(file);
    assertThat(DenseSoftmax.load(file).weights()).isEqualTo(DenseSoftmax.create(1).weights());
  }

  @Test
  void leavesTheOldFileWhenWritingFails() throws Exception {
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(
            () ->
                DurableFile.write(
                    file,
                    channel -> {
                      channel.write(java.nio.ByteBuffer.allocate(3));
                      throw new java.io.IOException("no space");
                    }))
        .hasMessage("no space");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(Files.list(folder)).containsExactly(file);
  }
}
