package org.cnnc.runtime.train;

import org.cnnc.runtime.ModelSpec;
import org.cnnc.runtime.Pass;

/** What training needs of a model. */
public interface Network {
  ModelSpec spec();

  /** All weights, live. */
  float[] weights();

  /** New buffers and arithmetic for up to {@code capacity} samples. */
  Pass pass(int capacity, boolean training);

  /** Samples a gradient shard; fixed by the model. */
  int shardSize();

  /** Samples an inference pass takes at once. */
  int batchCapacity();
}
