/** Replays the networks of another implementation: outputs, gradients and training steps. */
package org.cnnc.compiler.golden;
