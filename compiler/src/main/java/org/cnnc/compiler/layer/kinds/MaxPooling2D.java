package org.cnnc.compiler.layer.kinds;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Index;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Activation;
import org.cnnc.compiler.layer.Images;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.layer.Window;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;

/**
 * The largest value of each window over an image, channel by channel.
 *
 * <pre>{@code
 * MaxPooling2D(2)    # 28x28x32 -> 14x14x32
 * }</pre>
 */
public final class MaxPooling2D implements LayerKind {
  @Override
  public String name() {
    return "MaxPooling2D";
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
    public List<Buffer> state() {
      return List.of(Buffer.sample("winner", output()));
    }

    @Override
    public List<Nest> forward(boolean training) {
      Loops at = new Loops();
      return training ? List.of(at.greatest(), at.firstTap()) : List.of(at.greatest());
    }

    @Override
    public List<Nest> backward() {
      Loops at = new Loops();
      return windowsOverlap() ? List.of(at.gather()) : at.spread(UnaryOperator.identity(), "");
    }

    /** The greatest of a window is the output itself, so each window can ask the activation. */
    @Override
    public Optional<List<Nest>> backwardThrough(Activation ofInput) {
      Loops at = new Loops();
      return ofInput
          .passes(at.result("output").load())
          .filter(factor -> !windowsOverlap())
          .map(
              factor ->
                  at.spread(
                      gradient -> Expr.multiply(gradient, factor),
                      " and the activation lets it pass"));
    }

    private boolean windowsOverlap() {
      return rows.size() > rows.stride()
          || columns.size() > columns.stride()
          || rows.meetsPadding()
          || columns.meetsPadding();
    }

    private boolean windowsCover() {
      return rows.output() * rows.size() == input.height()
          && columns.output() * columns.size() == input.width();
    }

    /** The loops of all nests, and the buffers at them. */
    private final class Loops {
      final Loop y = new Loop("y", rows.output());
      final Loop x = new Loop("x", columns.output());
      final Loop c = new Loop("c", input.channels());
      final Loop ky = new Loop("ky", rows.size());
      final Loop kx = new Loop("kx", columns.size());

      Access result(String name) {
        return Access.of(Buffer.sample(name, output()), y, x, c);
      }

      Nest greatest() {
        Access met =
            Access.of(
                Buffer.sample("input", input),
                rows.element(y, ky),
                columns.element(x, kx),
                Index.of(c));
        float none = Float.NEGATIVE_INFINITY;
        return Nest.reduction(
            "output[y][x][c] = the greatest of the window",
            List.of(y, x, c),
            List.of(ky, kx),
            result("output"),
            Expr.constant(none),
            Expr.max(Expr.acc(), new Expr.Load(met, none)));
      }

      Nest firstTap() {
        Index down = Index.of(ky).times(-1).plus(rows.size() - 1);
        Index right = Index.of(kx).times(-1).plus(columns.size() - 1);
        Access met =
            Access.of(
                Buffer.sample("input", input),
                Index.of(y).times(rows.stride()).plus(down).plus(-rows.before()),
                Index.of(x).times(columns.stride()).plus(right).plus(-columns.before()),
                Index.of(c));
        return Nest.reduction(
            "winner[y][x][c] = which of the window was greatest",
            List.of(y, x, c),
            List.of(ky, kx),
            result("winner"),
            Expr.constant(0),
            Expr.untilEqual(result("output").load(), new Expr.Load(met, Float.NEGATIVE_INFINITY)));
      }

      /**
       * Each window gives its gradient to one cell.
       *
       * @param then what is done to the gradient of each cell
       */
      List<Nest> spread(UnaryOperator<Expr> then, String condition) {
        Nest spread = spreadOver(then, condition);
        return windowsCover() ? List.of(spread) : List.of(clear(), spread);
      }

      private Nest clear() {
        return Nest.elementwise(
            "dinput = 0 where no window is", Buffer.sample("dinput", input), Expr.constant(0));
      }

      private Nest spreadOver(UnaryOperator<Expr> then, String condition) {
        Expr chosen = Expr.isEqual(result("winner").load(), number());
        // + 0, so that the others get 0 and not -0
        Expr own = Expr.add(Expr.multiply(result("doutput").load(), chosen), Expr.constant(0));
        Access target =
            Access.of(
                Buffer.sample("dinput", input),
                rows.element(y, ky),
                columns.element(x, kx),
                Index.of(c));
        return Nest.elementwise(
            "dinput[y][x][c] = doutput where this was the greatest of its window" + condition,
            List.of(y, ky, kx, x, c),
            target,
            then.apply(own));
      }

      Nest gather() {
        Loop row = new Loop("y", input.height());
        Loop column = new Loop("x", input.width());
        List<Index> place = List.of(rows.place(row, ky), columns.place(column, kx), Index.of(c));
        Expr chosen = new Expr.Load(new Access(Buffer.sample("winner", output()), place), -1);
        Expr gradient = new Expr.Load(new Access(Buffer.sample("doutput", output()), place), 0);
        return Nest.reduction(
            "dinput[y][x][c] = sum of doutput of the windows whose greatest this is",
            List.of(row, column, c),
            List.of(ky, kx),
            Access.of(Buffer.sample("dinput", input), row, column, c),
            Expr.constant(0),
            Expr.add(Expr.acc(), Expr.multiply(gradient, Expr.isEqual(chosen, number()))));
      }

      private Expr number() {
        return new Expr.Position(Index.of(ky).times(columns.size()).plus(Index.of(kx)));
      }
    }
  }
}
