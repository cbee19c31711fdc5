package org.cnnc.compiler.layer.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.layer.Activation;
import org.cnnc.compiler.layer.Initializer;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.layer.Shape;
import org.cnnc.compiler.layer.Weight;
import org.cnnc.compiler.layer.initializers.GlorotUniform;
import org.cnnc.compiler.layer.initializers.Zeros;
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

  private static final Parameter<Boolean> USE_BIAS =
      Parameter.optional(
          "use_bias", ParameterTypes.bool(), true, "true", "Whether each output adds a number.");

  private static final Parameter<Initializer> KERNEL_INITIALIZER =
      Initializer.parameter("kernel_initializer", new GlorotUniform());

  private static final Parameter<Initializer> BIAS_INITIALIZER =
      Initializer.parameter("bias_initializer", new Zeros());

  @Override
  public String name() {
    return "Dense";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(UNITS, Activation.PARAMETER, USE_BIAS, KERNEL_INITIALIZER, BIAS_INITIALIZER);
  }

  @Override
  public Layer bind(Arguments arguments, List<Shape> inputs) {
    Shape input = inputs.get(0);
    Bound bound =
        new Bound(
            input,
            arguments.get(UNITS),
            arguments.get(USE_BIAS),
            arguments.get(Activation.PARAMETER),
            weights(arguments, input.channels()));
    if (input.rank() > 1) {
      arguments.warn(onImage(bound, arguments));
    }
    return bound;
  }

  private static List<Weight> weights(Arguments arguments, int inputs) {
    int units = arguments.get(UNITS);
    boolean trainable = arguments.get(TRAINABLE);
    String initializer = arguments.get(KERNEL_INITIALIZER).name();
    List<Weight> weights = new ArrayList<>();
    weights.add(new Weight("kernel", Shape.of(inputs, units), initializer, trainable));
    if (arguments.get(USE_BIAS)) {
      String biasInitializer = arguments.get(BIAS_INITIALIZER).name();
      weights.add(new Weight("bias", Shape.of(units), biasInitializer, trainable));
    }
    return List.copyOf(weights);
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
      throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public List<Nest> backward() {
      throw new UnsupportedOperationException("not built yet");
    }
  }
}
