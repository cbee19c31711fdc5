package org.cnnc.runtime.train;

import org.cnnc.runtime.Kernels;
import org.cnnc.runtime.ModelSpec;

/** What training needs of a model. */
public interface Network {
  ModelSpec spec();

  /** All weights, live. */
  float[] weights();

  /** The arithmetic; whoever writes the weights has it pack them. */
  Kernels kernels();

  /** Samples a gradient shard; fixed by the model. */
  int shardSize();

  /** Samples an inference pass takes at once. */
  int batchCapacity();
}
