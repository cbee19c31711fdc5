package org.cnnc.compiler.layer.kinds;

import java.util.List;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.layer.PointwiseLayer;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;

/**
 * An activation as a layer of its own.
 *
 * <pre>{@code
 * Activation(relu)    # 28x28x32 -> 28x28x32
 * }</pre>
 */
public final class Activation implements LayerKind {
  private static final Parameter<org.cnnc.compiler.layer.Activation> ACTIVATION =
      Parameter.required(
          "activation", org.cnnc.compiler.layer.Activation.TYPE, "relu", "The function.");

  @Override
  public String name() {
    return "Activation";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(ACTIVATION);
  }

  @Override
  public Layer bind(Arguments arguments, List<Shape> inputs) {
    Shape input = inputs.get(0);
    org.cnnc.compiler.layer.Activation activation = arguments.get(ACTIVATION);
    return activation
        .function()
        .<Layer>map(f -> new PointwiseLayer(input, f, 1))
        .orElseGet(() -> new Bound(input, activation));
  }

  /** The activation on one shape; {@code forward} copies, the activation works in place. */
  public record Bound(Shape input, org.cnnc.compiler.layer.Activation activation) implements Layer {
    @Override
    public Shape output() {
      return input;
    }

    @Override
    public List<Nest> forward(boolean training) {
      Expr copy = Buffer.sample("input", input).element().load();
      return List.of(Nest.elementwise("a copy", Buffer.sample("output", input), copy));
    }

    @Override
    public List<Nest> backward() {
      Expr copy = Buffer.sample("doutput", input).element().load();
      return List.of(Nest.elementwise("a copy", Buffer.sample("dinput", input), copy));
    }
  }
}
