package org.acme.kind;

import java.util.List;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.word.Arguments;

/**
 * The square of each value.
 *
 * <pre>{@code
 * Square()    # 100 -> 100
 * }</pre>
 */
public final class Square implements LayerKind {
  @Override
  public String name() {
    return "Square";
  }

  @Override
  public Layer bind(Arguments arguments, List<Shape> inputs) {
    return new Bound(inputs.get(0));
  }

  /** The squares of one shape. */
  public record Bound(Shape output) implements Layer {
    @Override
    public List<Nest> forward(boolean training) {
      Expr x = at("input");
      Buffer y = Buffer.sample("output", output);
      return List.of(Nest.elementwise("y = x * x", y, Expr.multiply(x, x)));
    }

    @Override
    public List<Nest> backward() {
      Expr slope = Expr.multiply(Expr.constant(2), at("input"));
      Expr gradient = Expr.multiply(slope, at("doutput"));
      Buffer dx = Buffer.sample("dinput", output);
      return List.of(Nest.elementwise("dx = 2 * x * dy", dx, gradient));
    }

    private Expr at(String buffer) {
      return Buffer.sample(buffer, output).element().load();
    }
  }
}
