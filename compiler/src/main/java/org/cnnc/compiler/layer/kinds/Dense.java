package org.cnnc.compiler.layer.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Activation;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.layer.Weight;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;

/**
 * Every output is a weighted sum of all inputs along the last axis.
 *
 * <pre>{@code
 * Dense(100, activation=relu)    # 3136 -> 100
 * }</pre>
 */
public final class Dense implements LayerKind {
  private static final Parameter<Integer> UNITS =
      Parameter.required("units", ParameterTypes.whole(1), "10", "The number of outputs.");

  @Override
  public String name() {
    return "Dense";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        UNITS,
        Activation.PARAMETER,
        KernelAndBias.USE_BIAS,
        KernelAndBias.KERNEL_INITIALIZER,
        KernelAndBias.BIAS_INITIALIZER);
  }

  @Override
  public Layer bind(Arguments arguments, List<Shape> inputs) {
    Shape input = inputs.get(0);
    Bound bound =
        new Bound(
            input,
            arguments.get(UNITS),
            arguments.get(KernelAndBias.USE_BIAS),
            arguments.get(Activation.PARAMETER),
            KernelAndBias.weights(arguments, Shape.of(input.channels(), arguments.get(UNITS))));
    if (input.rank() > 1) {
      arguments.warn(onImage(bound, arguments));
    }
    return bound;
  }

  private static Diagnostic onImage(Bound bound, Arguments arguments) {
    long weights = bound.weights().stream().mapToLong(weight -> weight.shape().elements()).sum();
    String message =
        String.format(
            Locale.ROOT,
            "`Dense` applies to the last axis of %s: its output is %s, with %,d weights.",
            bound.input(),
            bound.output(),
            weights);
    return Diagnostic.warning("dense-on-image", arguments.span(), message)
        .withHint("Write `Flatten()` before it for one vector an image.");
  }

  /** The sums over inputs of one shape. */
  public record Bound(
      Shape input, int units, boolean useBias, Activation activation, List<Weight> weights)
      implements Layer {
    @Override
    public Shape output() {
      List<Integer> sizes = new ArrayList<>(input.sizes());
      sizes.set(sizes.size() - 1, units);
      return new Shape(sizes);
    }

    @Override
    public List<Nest> forward(boolean training) {
      Loops at = new Loops();
      Expr start = useBias ? at.bias().load() : Expr.constant(0);
      return List.of(
          Nest.reduction(
              "output[n] = bias[n] + sum over k of input[k] * kernel[k][n]",
              at.points(at.n),
              List.of(at.k),
              at.output(),
              start,
              Expr.addProduct(at.input().load(), at.kernel().load())));
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

    /** The loops of all nests, and the buffers at them; an image has loops over y and x too. */
    private final class Loops {
      final List<Loop> places = Buffer.sample("input", input).loops().subList(0, input.rank() - 1);
      final Loop k = new Loop("k", input.channels());
      final Loop n = new Loop("n", units);

      Access input() {
        return at("input", Bound.this.input, k);
      }

      Access output() {
        return at("output", Bound.this.output(), n);
      }

      Access kernel() {
        return Access.of(Buffer.weight("kernel", Shape.of(k.extent(), units)), k, n);
      }

      Access bias() {
        return Access.of(Buffer.weight("bias", Shape.of(units)), n);
      }

      List<Loop> points(Loop last) {
        List<Loop> loops = new ArrayList<>(places);
        loops.add(last);
        return loops;
      }

      Nest kernelGradient() {
        Access target = kernel().gradient();
        return Nest.reduction(
            "dkernel[k][n] += sum over samples of input[k] * doutput[n]",
            List.of(k, n),
            places,
            target,
            target.load(),
            Expr.addProduct(input().load(), output().gradient().load()));
      }

      Nest biasGradient() {
        Access target = bias().gradient();
        return Nest.reduction(
            "dbias[n] += sum over samples of doutput[n]",
            List.of(n),
            places,
            target,
            target.load(),
            Expr.add(Expr.acc(), output().gradient().load()));
      }

      Nest inputGradient() {
        return Nest.reduction(
            "dinput[k] = sum over n of doutput[n] * kernel[k][n]",
            points(k),
            List.of(n),
            input().gradient(),
            Expr.constant(0),
            Expr.addProduct(output().gradient().load(), kernel().load()));
      }

      private Access at(String name, Shape shape, Loop last) {
        return Access.of(Buffer.sample(name, shape), points(last).toArray(Loop[]::new));
      }
    }
  }
}
