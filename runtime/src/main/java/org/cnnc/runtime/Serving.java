package org.cnnc.runtime;

import org.cnnc.runtime.thread.Team;

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

  /** An idle call, or a new one, for a sample or for several, on the threads of a team. */
  Call take(int samples, Team team) {
    Call idle = (samples == 1 ? single : batches).take();
    Call call =
        idle != null ? idle : new Call(this, spec, newPass(samples == 1 ? 1 : batchCapacity));
    return call.of(samples, team);
  }

  Pass newPass(int capacity) {
    return kernels.newPass(capacity, false);
  }

  void forward(Pass pass, int samples) {
    pass.forward(weights, samples);
  }

  float[] expose(Pass pass, int number, int samples) {
    return pass.expose(number, weights, samples);
  }

  /** Keeps a call for the next caller. */
  void give(Call call) {
    (call.isSingle() ? single : batches).give(call);
  }
}
