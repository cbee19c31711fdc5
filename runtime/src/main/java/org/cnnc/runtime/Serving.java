package org.cnnc.runtime;

import org.cnnc.runtime.thread.Team;

/** Kernels that predictions run on, with the idle calls of them. */
final class Serving {
  private final Renderings renderings;
  private final Kernels kernels;
  private final ModelSpec spec;
  private final float[] weights;
  private final int batchCapacity;
  private final CallPool single = new CallPool();
  private final CallPool batches = new CallPool();

  Serving(Renderings renderings, Kernels kernels, ModelSpec spec, int batchCapacity) {
    this.renderings = renderings;
    this.kernels = kernels;
    this.spec = spec;
    weights = renderings.weights();
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
    renderings.warmUp();
    (call.isSingle() ? single : batches).give(call);
  }
}
