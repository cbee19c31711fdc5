package org.cnnc.runtime;

/** The rendering of a model's own class: plain Java. */
final class OwnKernels extends Kernels {
  private final GraphModel model;

  OwnKernels(GraphModel model) {
    this.model = model;
  }

  @Override
  public Pass newPass(int capacity, boolean training) {
    return model.newPass(capacity, training);
  }

  @Override
  public BatchSums newSums(int capacity) {
    return model.newSums(capacity);
  }

  @Override
  public int packs(boolean training) {
    return model.packs(training);
  }

  @Override
  public void pack(int part, float[] weights) {
    model.pack(part, weights);
  }
}
