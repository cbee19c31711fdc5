/** Optimizers with Keras 3's formulas and defaults, elementwise over flat arrays. */
package org.cnnc.runtime.optimizer;
