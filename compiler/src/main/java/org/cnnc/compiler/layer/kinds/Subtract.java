package org.cnnc.compiler.layer.kinds;

import java.util.List;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.EqualShapes;
import org.cnnc.compiler.layer.InputCount;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.word.Arguments;

/**
 * The first of two tensors of one shape less the second, element by element.
 *
 * <pre>{@code
 * Subtract()([a, b])    # 4x4x3, 4x4x3 -> 4x4x3
 * }</pre>
 */
public final class Subtract implements LayerKind {
  @Override
  public String name() {
    return "Subtract";
  }

  @Override
  public InputCount inputs(Arguments arguments) {
    return InputCount.TWO;
  }

  @Override
  public Layer bind(Arguments arguments, List<Shape> inputs) {
    return new Bound(EqualShapes.require(inputs, name(), arguments));
  }

  /** The difference of two tensors of one shape. */
  public record Bound(Shape output) implements Layer {
    @Override
    public List<Nest> forward(boolean training) {
      Merging at = new Merging(output, 2);
      return Merging.fold("input0 - input1", at.output(), at.elements(), Expr::subtract);
    }

    @Override
    public List<Nest> backward() {
      Merging at = new Merging(output, 2);
      Expr doutput = at.doutput().element().load();
      return List.of(
          Nest.elementwise("doutput", at.dinput(0), doutput),
          Nest.elementwise("-doutput", at.dinput(1), Expr.multiply(doutput, Expr.constant(-1))));
    }
  }
}
