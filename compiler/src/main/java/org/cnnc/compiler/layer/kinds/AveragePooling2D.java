package org.cnnc.compiler.layer.kinds;

import java.util.List;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Index;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Images;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.layer.Window;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;

/**
 * The mean of each window over an image, channel by channel; only real cells count.
 *
 * <pre>{@code
 * AveragePooling2D(2)    # 28x28x32 -> 14x14x32
 * }</pre>
 */
public final class AveragePooling2D implements LayerKind {
  @Override
  public String name() {
    return "AveragePooling2D";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return Pooling.PARAMETERS;
  }

  @Override
  public Layer bind(Arguments arguments, List<Shape> inputs) {
    Shape input = Images.require(inputs.get(0), name(), arguments);
    Pooling pooling = Pooling.of(arguments, input);
    return new Bound(input, pooling.rows(), pooling.columns());
  }

  /** The pooling of images of one size. */
  public record Bound(Shape input, Window rows, Window columns) implements Layer {
    @Override
    public Shape output() {
      return Shape.of(rows.output(), columns.output(), input.channels());
    }

    @Override
    public List<Nest> forward(boolean training) {
      Loops at = new Loops();
      Nest sum =
          Nest.reduction(
              "output[y][x][c] = sum over ky, kx of input",
              List.of(at.y, at.x, at.c),
              List.of(at.ky, at.kx),
              at.output,
              Expr.constant(0),
              Expr.add(Expr.acc(), new Expr.Load(at.met, 0)));
      return List.of(sum, at.divideByCells(at.output));
    }

    @Override
    public List<Nest> backward() {
      Loops at = new Loops();
      Loop row = new Loop("y", input.height());
      Loop column = new Loop("x", input.width());
      Access doutput = at.output.gradient();
      Access from =
          Access.of(
              doutput.buffer(),
              rows.place(row, at.ky),
              columns.place(column, at.kx),
              Index.of(at.c));
      return List.of(
          at.divideByCells(doutput),
          Nest.reduction(
              "dinput[y][x][c] = sum over the windows that meet it of doutput",
              List.of(row, column, at.c),
              List.of(at.ky, at.kx),
              Access.of(Buffer.sample("dinput", input), row, column, at.c),
              Expr.constant(0),
              Expr.add(Expr.acc(), new Expr.Load(from, 0))));
    }

    /** The loops of all nests, and the buffers at them. */
    private final class Loops {
      final Loop y = new Loop("y", rows.output());
      final Loop x = new Loop("x", columns.output());
      final Loop c = new Loop("c", input.channels());
      final Loop ky = new Loop("ky", rows.size());
      final Loop kx = new Loop("kx", columns.size());
      final Access output = Access.of(Buffer.sample("output", Bound.this.output()), y, x, c);
      final Access met =
          Access.of(
              Buffer.sample("input", input),
              rows.element(y, ky),
              columns.element(x, kx),
              Index.of(c));

      /** Padding does not count: a window at the edge has fewer cells. */
      Nest divideByCells(Access target) {
        if (!rows.meetsPadding() && !columns.meetsPadding()) {
          Expr cells = Expr.constant(rows.size() * columns.size());
          return Nest.elementwise(
              "divided by the cells of a window",
              target.buffer(),
              Expr.divide(target.buffer().element().load(), cells));
        }
        return new Nest(
            "divided by the cells of each window",
            List.of(y, x, c),
            List.of(ky, kx),
            target,
            Expr.constant(0),
            Expr.add(Expr.acc(), new Expr.Inside(met)),
            Expr.divide(target.load(), Expr.acc()));
      }
    }
  }
}
