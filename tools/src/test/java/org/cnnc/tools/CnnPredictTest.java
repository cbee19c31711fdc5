package org.cnnc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.runtime.io.Safetensors;
import org.cnnc.runtime.io.Tensor;
import org.junit.jupiter.api.Test;

class CnnPredictTest extends CnnCase {
  @Test
  void refusesInputsOfAnotherShape() throws IOException {
    Path weights = weights();
    Path input = tensor("x", new Tensor(List.of(2, 5, 5, 1), new float[50]));
    assertThat(predict(weights, input)).isEqualTo(1);
    assertThat(err()).contains("is 2x5x5x1; `Tiny` takes samples of 4x4x1");
  }

  @Test
  void predictsFromFileToFile() throws IOException {
    Path weights = weights();
    Path input = tensor("x", new Tensor(List.of(2, 4, 4, 1), new float[32]));
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
    Path weights = tensor("dense/kernel", new Tensor(List.of(2, 2), new float[4]));
    Path input = tensor("x", new Tensor(List.of(1, 4, 4, 1), new float[16]));
    assertThat(predict(weights, input)).isEqualTo(1);
    assertThat(err()).contains("dense/kernel", "2x2", "32x3").doesNotContain("\tat ");
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
    Map<String, Tensor> zeros = new LinkedHashMap<>();
    zeros.put("conv2d/kernel", new Tensor(List.of(3, 3, 1, 2), new float[18]));
    zeros.put("conv2d/bias", new Tensor(List.of(2), new float[2]));
    zeros.put("dense/kernel", new Tensor(List.of(32, 3), new float[96]));
    zeros.put("dense/bias", new Tensor(List.of(3), new float[3]));
    new Safetensors(Map.of(), zeros).write(file);
    return file;
  }

  private Path tensor(String name, Tensor tensor) throws IOException {
    Path file = folder.resolve(name.replace('/', '-') + ".safetensors");
    new Safetensors(Map.of(), Map.of(name, tensor)).write(file);
    return file;
  }
}
