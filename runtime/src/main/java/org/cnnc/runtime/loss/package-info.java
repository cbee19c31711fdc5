/** Losses: what training makes small, and its gradient by the output of the model. */
package org.cnnc.runtime.loss;
