package org.cnnc.compiler.function;

import java.util.List;
import org.cnnc.compiler.kernel.ScalarFunction;

/**
 * A function whose settings are numbers: what is done to each element of some tensors.
 *
 * @param name as the file spells it
 * @param slopes the derivative by each tensor parameter, each a function of all of them
 */
public record Pointwise(String name, ScalarFunction value, List<ScalarFunction> slopes) {
  public Pointwise {
    slopes = List.copyOf(slopes);
  }

  /** How many tensors it takes. */
  public int tensors() {
    return slopes.size();
  }
}
