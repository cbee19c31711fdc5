package org.cnnc.runtime;

/** Kernels that predictions run on, with the idle calls of them. */
final class Serving {
  private final Kernels kernels;
  private final ModelSpec spec;
  private final float[] weights;
  private final int batchCapacity;
  private final CallPool single = new CallPool();
  private final CallPool batches = new CallPool();

  Serving(Kernels kernels, ModelSpec spec, float[] weights, int batchCapacity) {
    this.kernels = kernels;
    this.spec = spec;
    this.weights = weights;
    this.batchCapacity = batchCapacity;
  }

  Kernels kernels() {
    return kernels;
  }

  /** An idle call, or a new one, for a sample or for several. */
  Call take(int samples) {
    Call idle = (samples == 1 ? single : batches).take();
    Call call =
        idle != null
            ? idle
            : new Call(this, spec, kernels.newPass(samples == 1 ? 1 : batchCapacity, false));
    return call.of(samples);
  }

  void forward(Pass pass, int samples) {
    pass.forward(weights, samples);
  }

  /** Keeps a call for the next caller. */
  void give(Call call) {
    (call.isSingle() ? single : batches).give(call);
  }
}
