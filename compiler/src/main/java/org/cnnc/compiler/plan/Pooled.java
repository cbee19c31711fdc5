package org.cnnc.compiler.plan;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.kernel.Pooling;

/**
 * What alone takes the sums of a step, in the next layer.
 *
 * @param pooling what it does to them
 * @param step the same as a step
 * @param own the layer's steps, all of which it does
 */
public record Pooled(Pooling pooling, Step step, List<Step> own) {
  public Pooled {
    own = List.copyOf(own);
  }

  /** The number of the layer that pools. */
  public int layerNumber() {
    return step.layerNumber();
  }

  /** The step that notes which of a window was greatest, while training. */
  public Optional<Step> choice() {
    return pooling.choice().map(nest -> own.get(own.size() - 1));
  }
}
