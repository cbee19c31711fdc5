package org.cnnc.runtime;

import org.cnnc.runtime.train.Network;

/** A model's protected side, for the training loop. */
record OwnNetwork(
    ModelSpec spec, float[] weights, Renderings renderings, int shardSize, int batchCapacity)
    implements Network {
  @Override
  public Kernels kernels() {
    return renderings.training();
  }
}
