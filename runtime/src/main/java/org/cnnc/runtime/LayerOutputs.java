package org.cnnc.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.runtime.ModelSpec.LayerSpec;
import org.cnnc.runtime.train.InputRows;
import org.cnnc.runtime.train.Network;

/** What layers put out for some samples, a few samples at a time. */
final class LayerOutputs {
  private LayerOutputs() {}

  /** The outputs of the wanted layers by name, for the first {@code samples} samples of x. */
  static Map<String, float[]> of(Network network, float[] x, int samples, List<LayerSpec> wanted) {
    ModelSpec spec = network.spec();
    Map<String, float[]> outputs = new LinkedHashMap<>();
    for (LayerSpec layer : wanted) {
      outputs.put(layer.name(), new float[Math.multiplyExact(samples, layer.size())]);
    }
    InputRows rows = new InputRows(spec);
    int inputSize = spec.inputSize();
    int capacity = Math.max(1, Math.min(samples, network.batchCapacity()));
    // Only a pass made for training keeps what lies between input and output.
    Pass pass = network.kernels().newPass(capacity, true);
    for (int begin = 0; begin < samples; begin += capacity) {
      int count = Math.min(capacity, samples - begin);
      for (int s = 0; s < count; s++) {
        rows.copy(x, (begin + s) * inputSize, pass, s);
      }
      pass.forward(network.weights(), count);
      for (LayerSpec layer : wanted) {
        float[] from = pass.layerOutput(spec.layerIndex(layer.name()));
        float[] to = outputs.get(layer.name());
        System.arraycopy(from, 0, to, begin * layer.size(), count * layer.size());
      }
    }
    return outputs;
  }
}
