package org.cnnc.runtime.train;

import org.cnnc.runtime.ModelSpec;
import org.cnnc.runtime.data.Dataset;
import org.cnnc.runtime.loss.Loss;

/** Whether data, loss and model go together. */
final class Fit {
  private Fit() {}

  static void check(ModelSpec spec, Dataset data, Loss loss) {
    if (data.size() == 0) {
      throw new IllegalArgumentException("The data has no samples.");
    }
    if (data.xSize() != spec.inputSize()) {
      throw new IllegalArgumentException(
          "A sample of the data has %d values; `%s` takes %d %s."
              .formatted(data.xSize(), spec.name(), spec.inputSize(), spec.inputShape()));
    }
    int classes =
        spec.outputShape().isEmpty() ? 1 : spec.outputShape().get(spec.outputShape().size() - 1);
    int target = loss.targetSize(spec.outputSize(), classes);
    if (data.ySize() != target) {
      throw new IllegalArgumentException(
          "A target of the data has %d values; `%s` and an output of %s need %d."
              .formatted(data.ySize(), loss.name(), spec.outputShape(), target));
    }
  }
}
