package org.cnnc.compiler.layer.kinds;

import java.util.ArrayList;
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
 * The product of tensors of one shape, element by element, in the order in which they are written.
 *
 * <pre>{@code
 * Multiply()([a, b, c])    # 4x4x3, 4x4x3, 4x4x3 -> 4x4x3
 * }</pre>
 */
public final class Multiply implements LayerKind {
  @Override
  public String name() {
    return "Multiply";
  }

  @Override
  public InputCount inputs(Arguments arguments) {
    return InputCount.TWO_OR_MORE;
  }

  @Override
  public Layer bind(Arguments arguments, List<Shape> inputs) {
    return new Bound(EqualShapes.require(inputs, name(), arguments), inputs.size());
  }

  /** The product of some tensors of one shape. */
  public record Bound(Shape output, int inputs) implements Layer {
    @Override
    public List<Nest> forward(boolean training) {
      Merging at = new Merging(output, inputs);
      return Merging.fold("the product of the inputs", at.output(), at.elements(), Expr::multiply);
    }

    @Override
    public List<Nest> backward() {
      Merging at = new Merging(output, inputs);
      List<Nest> nests = new ArrayList<>();
      for (int number = 0; number < inputs; number++) {
        List<Expr> factors = at.elements();
        factors.remove(number);
        factors.add(0, at.doutput().element().load());
        String comment = "doutput * the other inputs";
        nests.addAll(Merging.fold(comment, at.dinput(number), factors, Expr::multiply));
      }
      return nests;
    }
  }
}
