/**
 * The training loop. A batch is cut into shards of a size that the model fixes; threads share out
 * the shards, and the gradients are joined in a tree over the shards, or where every sample moves
 * all weights summed sample by sample, so that no bit depends on the number of threads.
 */
package org.cnnc.runtime.train;
