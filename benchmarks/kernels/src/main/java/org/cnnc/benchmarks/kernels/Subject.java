package org.cnnc.benchmarks.kernels;

import java.util.List;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.ModelSpec;
import org.cnnc.runtime.ModelSpec.LayerSpec;
import org.cnnc.runtime.ModelSpec.WeightSpec;

/** A generated network that is measured, and what its spec says of the work. */
record Subject(Model model) {
  /** Multiply-adds of a sample's forward pass: each kernel element once a position. */
  long multiplyAdds() {
    return kernels().stream().mapToLong(this::multiplyAdds).sum();
  }

  /** The part of the first layer that has a kernel. */
  long multiplyAddsOfFirst() {
    return multiplyAdds(kernels().get(0));
  }

  private List<WeightSpec> kernels() {
    return model.spec().weights().stream().filter(w -> w.name().endsWith("/kernel")).toList();
  }

  private long multiplyAdds(WeightSpec kernel) {
    ModelSpec spec = model.spec();
    String layer = kernel.name().substring(0, kernel.name().indexOf('/'));
    LayerSpec placed = spec.layers().get(spec.layerIndex(layer));
    int channels = placed.outputShape().get(placed.outputShape().size() - 1);
    return (long) kernel.size() * (placed.size() / channels);
  }
}
