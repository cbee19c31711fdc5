package org.cnnc.compiler.plan;

import java.util.Optional;

/**
 * What alone takes the sums of a step, in the next layer.
 *
 * @param pooling its sums and what is done to them
 * @param choice what notes which of a window was greatest, while training
 */
public record Pooled(Step pooling, Optional<Step> choice) {
  /** The number of the layer that pools. */
  public int layerNumber() {
    return pooling.layerNumber();
  }
}
