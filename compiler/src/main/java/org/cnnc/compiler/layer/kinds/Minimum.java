package org.cnnc.compiler.layer.kinds;

import java.util.List;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.EqualShapes;
import org.cnnc.compiler.layer.InputCount;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.word.Arguments;

/**
 * The smallest of tensors of one shape, element by element; the first of equal ones gets the
 * gradient.
 *
 * <pre>{@code
 * Minimum()([a, b, c])    # 4x4x3, 4x4x3, 4x4x3 -> 4x4x3
 * }</pre>
 */
public final class Minimum implements LayerKind {
  @Override
  public String name() {
    return "Minimum";
  }

  @Override
  public InputCount inputs(Arguments arguments) {
    return InputCount.TWO_OR_MORE;
  }

  @Override
  public Layer bind(Arguments arguments, List<Shape> inputs) {
    return new Extremes(EqualShapes.require(inputs, name(), arguments), inputs.size(), false);
  }
}
