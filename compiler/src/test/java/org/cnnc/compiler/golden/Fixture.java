package org.cnnc.compiler.golden;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cnnc.compiler.golden.Safetensors.Tensor;

/** A folder of golden numbers; README.md beside the folders says what the files hold. */
record Fixture(Path folder) {
  String name() {
    return folder.getFileName().toString();
  }

  /** The network whose outputs are stored. */
  String text() {
    return KerasModel.toCnn(json("model.json"));
  }

  /** Whether the text can say what the model is. */
  boolean isSupported() {
    try {
      trainedText();
      return !text().isEmpty();
    } catch (KerasModel.Unsupported e) {
      return false;
    }
  }

  /** The network that was trained: the same without dropout. */
  String trainedText() {
    return has("model_train.json") ? KerasModel.toCnn(json("model_train.json")) : text();
  }

  boolean hasOutputs() {
    return has("outputs.safetensors");
  }

  /** Whether training was recorded, with a loss that the text can express. */
  boolean hasTraining() {
    return has("trained.safetensors")
        && training().hasLoss()
        && !KerasModel.isRegularized(json("model.json"));
  }

  JsonObject summary() {
    return json("summary.json");
  }

  Training training() {
    return new Training(json("train.json"), tensors("trained.safetensors"));
  }

  Map<String, Tensor> weights() {
    return tensors("weights.safetensors");
  }

  Map<String, Tensor> inputs() {
    return tensors("inputs.safetensors");
  }

  Map<String, Tensor> outputs() {
    return tensors("outputs.safetensors");
  }

  private boolean has(String file) {
    return Files.exists(folder.resolve(file));
  }

  private JsonObject json(String file) {
    try {
      return JsonParser.parseString(Files.readString(folder.resolve(file))).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Tensor> tensors(String file) {
    try {
      return Safetensors.read(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
