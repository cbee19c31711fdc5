package org.cnnc.runtime.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.runtime.ModelSpec;
import org.cnnc.runtime.ModelSpec.WeightSpec;

/** The weights of a model in a safetensors file, refused with a reason where they do not fit. */
public final class WeightFile {
  private static final String FORMAT = "cnn";

  private WeightFile() {}

  /** The flat weight array of the model, from a file that holds exactly its weights. */
  public static float[] read(ModelSpec spec, Path file) throws IOException {
    Safetensors content = Safetensors.read(file);
    List<String> complaints = complaints(spec, content, file.getFileName());
    if (!complaints.isEmpty()) {
      throw new WeightMismatchException(file, complaints);
    }
    float[] weights = new float[spec.weightCount()];
    for (WeightSpec weight : spec.weights()) {
      float[] values = content.tensors().get(weight.name()).values();
      System.arraycopy(values, 0, weights, weight.offset(), values.length);
    }
    return weights;
  }

  /** Replaces the file with the model's weights under Keras' names, in the order of the spec. */
  public static void write(ModelSpec spec, float[] weights, Path file) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (WeightSpec weight : spec.weights()) {
      int end = weight.offset() + weight.size();
      float[] values = Arrays.copyOfRange(weights, weight.offset(), end);
      tensors.put(weight.name(), new Tensor(weight.shape(), values));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("model", spec.name());
    metadata.put("hash", spec.hash());
    new Safetensors(metadata, tensors).write(file);
  }

  private static List<String> complaints(ModelSpec spec, Safetensors content, Path name) {
    List<String> complaints = new ArrayList<>();
    Map<String, Tensor> unknown = new LinkedHashMap<>(content.tensors());
    for (WeightSpec weight : spec.weights()) {
      Tensor tensor = unknown.remove(weight.name());
      if (tensor == null || !tensor.shape().equals(weight.shape())) {
        String found = tensor == null ? "missing" : Tensor.text(tensor.shape());
        complaints.add(
            "`%s` is %s in %s; the model needs %s."
                .formatted(weight.name(), found, name, Tensor.text(weight.shape())));
      }
    }
    for (String left : unknown.keySet()) {
      complaints.add("`%s` in %s is no weight of the model.".formatted(left, name));
    }
    if (complaints.isEmpty() && isOfAnother(spec, content.metadata())) {
      complaints.add(
          "%s holds the weights of another model, `%s`: the shapes fit, but not the layers."
              .formatted(name, content.metadata().get("model")));
    }
    return complaints;
  }

  /** Files that others wrote carry no hash, and names and shapes must do. */
  private static boolean isOfAnother(ModelSpec spec, Map<String, String> metadata) {
    return FORMAT.equals(metadata.get("format"))
        && metadata.containsKey("hash")
        && !metadata.get("hash").equals(spec.hash());
  }
}
