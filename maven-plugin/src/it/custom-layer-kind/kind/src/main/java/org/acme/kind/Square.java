package org.acme.kind;

import java.util.List;
import java.util.stream.IntStream;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.layer.Shape;
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
      Expr x = at("input").load();
      return List.of(Nest.elementwise("y = x * x", loops(), at("output"), times(x, x)));
    }

    @Override
    public List<Nest> backward() {
      Expr x = at("input").load();
      Expr slope = times(new Expr.Constant(2), x);
      Expr dx = times(slope, at("doutput").load());
      return List.of(Nest.elementwise("dx = 2 * x * dy", loops(), at("dinput"), dx));
    }

    private static Expr times(Expr a, Expr b) {
      return new Expr.Binary(Expr.Operator.MULTIPLY, a, b);
    }

    private Access at(String buffer) {
      return Access.of(Buffer.sample(buffer, output), loops().toArray(Loop[]::new));
    }

    private List<Loop> loops() {
      return IntStream.range(0, output.rank())
          .mapToObj(axis -> new Loop("i" + axis, output.size(axis)))
          .toList();
    }
  }
}
