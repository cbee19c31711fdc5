package org.cnnc.compiler.layer.kinds;

import java.util.ArrayList;
import java.util.List;
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
import org.cnnc.compiler.layer.Weight;
import org.cnnc.compiler.layer.Window;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Pair;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;

/**
 * Filters that slide over an image: each output channel is one filter's correlation with the input.
 *
 * <pre>{@code
 * Conv2D(32, kernel_size=3, activation=relu, padding=same)    # 28x28x1 -> 28x28x32
 * }</pre>
 */
public final class Conv2D implements LayerKind {
  private static final Parameter<Integer> FILTERS =
      Parameter.required(
          "filters", ParameterTypes.whole(1), "32", "The number of filters: output channels.");

  private static final Parameter<Pair> KERNEL_SIZE =
      Parameter.required(
          "kernel_size", ParameterTypes.pair(1), "3", "The filters' size, (height, width).");

  private static final Parameter<Pair> STRIDES =
      Parameter.optional(
          "strides",
          ParameterTypes.pair(1),
          Pair.of(1),
          "(1, 1)",
          "The steps from one place to the next, (down, right).");

  private static final Parameter<Window.Padding> PADDING =
      Parameter.optional(
          "padding",
          Window.Padding.among(Window.Padding.VALID, Window.Padding.SAME, Window.Padding.FULL),
          Window.Padding.VALID,
          "valid",
          "The zeros around the image: none, as many as keep its size, or as many as fit.");

  private static final Parameter<Pair> DILATION_RATE =
      Parameter.optional(
          "dilation_rate",
          ParameterTypes.only(ParameterTypes.pair(1), Pair.of(1)),
          Pair.of(1),
          "(1, 1)",
          "The distance between a filter's elements; 1 in this version.");

  private static final Parameter<Integer> GROUPS =
      Parameter.optional(
          "groups",
          ParameterTypes.only(ParameterTypes.whole(1), 1),
          1,
          "1",
          "The parts the channels are split into; 1 in this version.");

  @Override
  public String name() {
    return "Conv2D";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        FILTERS,
        KERNEL_SIZE,
        STRIDES,
        PADDING,
        DILATION_RATE,
        GROUPS,
        Activation.PARAMETER,
        KernelAndBias.USE_BIAS,
        KernelAndBias.KERNEL_INITIALIZER,
        KernelAndBias.BIAS_INITIALIZER);
  }

  @Override
  public Layer bind(Arguments arguments, List<Shape> inputs) {
    Shape input = Images.require(inputs.get(0), name(), arguments);
    Pair kernel = arguments.get(KERNEL_SIZE);
    Pair strides = arguments.get(STRIDES);
    Pair dilation = arguments.get(DILATION_RATE);
    Window.Padding padding = arguments.get(PADDING);
    Window rows =
        new Window(input.height(), kernel.height(), strides.height(), dilation.height(), padding);
    Window columns =
        new Window(input.width(), kernel.width(), strides.width(), dilation.width(), padding);
    Images.requireFit(rows, columns, KERNEL_SIZE, arguments);
    return new Bound(
        input,
        arguments.get(FILTERS),
        rows,
        columns,
        arguments.get(KernelAndBias.USE_BIAS),
        arguments.get(Activation.PARAMETER),
        KernelAndBias.weights(
            arguments,
            Shape.of(kernel.height(), kernel.width(), input.channels(), arguments.get(FILTERS))));
  }

  /** The filters at work on images of one size. */
  public record Bound(
      Shape input,
      int filters,
      Window rows,
      Window columns,
      boolean useBias,
      Activation activation,
      List<Weight> weights)
      implements Layer {
    @Override
    public Shape output() {
      return Shape.of(rows.output(), columns.output(), filters);
    }

    @Override
    public List<Nest> forward(boolean training) {
      Loops at = new Loops();
      Expr start = useBias ? at.bias().load() : Expr.constant(0);
      return List.of(
          Nest.reduction(
              "output[y][x][f] = bias[f] + sum over ky, kx, c of input * kernel[ky][kx][c][f]",
              List.of(at.y, at.x, at.f),
              List.of(at.ky, at.kx, at.c),
              at.output(),
              start,
              Expr.addProduct(at.met(), at.kernel().load())));
    }

    @Override
    public List<Nest> backward() {
      Loops at = new Loops();
      List<Nest> nests = new ArrayList<>();
      nests.add(at.kernelGradient());
      if (useBias) {
        nests.add(at.biasGradient());
      }
      nests.add(at.inputGradient());
      return nests;
    }

    /** The loops of all nests, and the buffers at them. */
    private final class Loops {
      final Loop y = new Loop("y", rows.output());
      final Loop x = new Loop("x", columns.output());
      final Loop f = new Loop("f", filters);
      final Loop ky = new Loop("ky", rows.size());
      final Loop kx = new Loop("kx", columns.size());
      final Loop c = new Loop("c", input.channels());

      Access output() {
        return Access.of(Buffer.sample("output", Bound.this.output()), y, x, f);
      }

      Access kernel() {
        Shape shape = Shape.of(ky.extent(), kx.extent(), c.extent(), filters);
        return Access.of(Buffer.weight("kernel", shape), ky, kx, c, f);
      }

      Access bias() {
        return Access.of(Buffer.weight("bias", Shape.of(filters)), f);
      }

      /** What tap (ky, kx) of the window at (y, x) meets in channel c: 0 in the padding. */
      Expr met() {
        Buffer from = Buffer.sample("input", input);
        Index row = rows.element(y, ky);
        return new Expr.Load(Access.of(from, row, columns.element(x, kx), Index.of(c)), 0);
      }

      Nest kernelGradient() {
        Access target = kernel().gradient();
        return Nest.reduction(
            "dkernel[ky][kx][c][f] += sum over samples, y, x of input * doutput[y][x][f]",
            List.of(ky, kx, c, f),
            List.of(y, x),
            target,
            target.load(),
            Expr.addProduct(met(), output().gradient().load()));
      }

      Nest biasGradient() {
        Access target = bias().gradient();
        return Nest.reduction(
            "dbias[f] += sum over samples, y, x of doutput[y][x][f]",
            List.of(f),
            List.of(y, x),
            target,
            target.load(),
            Expr.add(Expr.acc(), output().gradient().load()));
      }

      Nest inputGradient() {
        Loop row = new Loop("y", input.height());
        Loop column = new Loop("x", input.width());
        Buffer doutput = output().buffer().gradient();
        Access from =
            Access.of(doutput, rows.place(row, ky), columns.place(column, kx), Index.of(f));
        return Nest.reduction(
            "dinput[y][x][c] = sum over ky, kx, f of doutput * kernel[ky][kx][c][f]",
            List.of(row, column, c),
            List.of(ky, kx, f),
            Access.of(Buffer.sample("dinput", input), row, column, c),
            Expr.constant(0),
            Expr.addProduct(new Expr.Load(from, 0), kernel().load()));
      }
    }
  }
}
