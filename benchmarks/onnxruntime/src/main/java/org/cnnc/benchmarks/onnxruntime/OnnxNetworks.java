package org.cnnc.benchmarks.onnxruntime;

import org.cnnc.benchmarks.harness.Network;

/** The networks of the benchmark as ONNX files. */
final class OnnxNetworks {
  private OnnxNetworks() {}

  static byte[] of(Network network) {
    OnnxGraph graph = new OnnxGraph(network.channels(), network.height(), network.width());
    switch (network) {
      case FASHION ->
          graph
              .convolution(32, true)
              .maxPooling()
              .convolution(64, true)
              .maxPooling()
              .flatten()
              .dense(3136, 100)
              .relu()
              .dense(100, 10)
              .softmax();
      case MNIST ->
          graph
              .convolution(32, false)
              .maxPooling()
              .convolution(64, false)
              .maxPooling()
              .convolution(128, false)
              .flatten()
              .dense(1152, 10)
              .softmax();
      case CATSDOGS -> {
        graph.scale(1 / 255f);
        for (int filters : new int[] {32, 64, 128, 256}) {
          graph.convolution(filters, false).maxPooling();
        }
        graph.convolution(256, false).flatten().dense(12544, 1).sigmoid();
      }
    }
    return graph.file(network.outputs());
  }
}
