package org.cnnc.runtime;

/** Kernels that predictions run on, with the idle passes of them. */
final class Serving {
  private final Kernels kernels;
  private final int batchCapacity;
  private final PassPool single = new PassPool();
  private final PassPool batches = new PassPool();

  Serving(Kernels kernels, int batchCapacity) {
    this.kernels = kernels;
    this.batchCapacity = batchCapacity;
  }

  Kernels kernels() {
    return kernels;
  }

  /** An idle pass, or a new one, for a sample or for several. */
  Pass take(int samples) {
    PassPool pool = samples == 1 ? single : batches;
    Pass pass = pool.take();
    return pass != null ? pass : kernels.newPass(samples == 1 ? 1 : batchCapacity, false);
  }

  /** Keeps a pass for the next caller. */
  void give(Pass pass, int samples) {
    (samples == 1 ? single : batches).give(pass);
  }
}
