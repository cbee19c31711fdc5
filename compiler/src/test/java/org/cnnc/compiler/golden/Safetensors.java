package org.cnnc.compiler.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a safetensors file of float32 tensors; apart from the runtime's reader on purpose. */
final class Safetensors {
  /** Values in row-major order. */
  record Tensor(List<Integer> shape, float[] values) {}

  private Safetensors() {}

  /** The tensors by name, in the order of the header. */
  static Map<String, Tensor> read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = Math.toIntExact(bytes.getLong());
    String header = new String(bytes.array(), Long.BYTES, headerLength, StandardCharsets.UTF_8);
    bytes.position(Long.BYTES + headerLength);
    ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry :
        JsonParser.parseString(header).getAsJsonObject().entrySet()) {
      if (!entry.getKey().equals("__metadata__")) {
        tensors.put(entry.getKey(), tensor(entry.getValue().getAsJsonObject(), data));
      }
    }
    return tensors;
  }

  private static Tensor tensor(JsonObject description, ByteBuffer data) {
    JsonArray offsets = description.getAsJsonArray("data_offsets");
    int start = offsets.get(0).getAsInt();
    float[] values = new float[(offsets.get(1).getAsInt() - start) / Float.BYTES];
    data.slice(start, values.length * Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    List<Integer> shape =
        description.getAsJsonArray("shape").asList().stream().map(JsonElement::getAsInt).toList();
    return new Tensor(shape, values);
  }
}
