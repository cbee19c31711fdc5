package org.cnnc.compiler.layer.kinds;

import java.util.List;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;

/**
 * Every value times {@code scale} plus {@code offset}.
 *
 * <pre>{@code
 * Rescaling(1./255)    # 180x180x3 -> 180x180x3
 * }</pre>
 */
public final class Rescaling implements LayerKind {
  private static final Parameter<Double> SCALE =
      Parameter.required("scale", ParameterTypes.real(), "1/255", "The factor.");

  private static final Parameter<Double> OFFSET =
      Parameter.optional("offset", ParameterTypes.real(), 0.0, "0.0", "What is added then.");

  @Override
  public String name() {
    return "Rescaling";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(SCALE, OFFSET);
  }

  @Override
  public Layer bind(Arguments arguments, List<Shape> inputs) {
    return new Bound(inputs.get(0), arguments.get(SCALE), arguments.get(OFFSET));
  }

  /** The scaling of one shape. */
  public record Bound(Shape input, double scale, double offset) implements Layer {
    @Override
    public Shape output() {
      return input;
    }

    @Override
    public List<Nest> forward(boolean training) {
      Expr scaled =
          Expr.add(
              Expr.multiply(
                  Buffer.sample("input", input).element().load(), Expr.constant((float) scale)),
              Expr.constant((float) offset));
      return List.of(
          Nest.elementwise("input * scale + offset", Buffer.sample("output", input), scaled));
    }

    @Override
    public List<Nest> backward() {
      Expr scaled =
          Expr.multiply(
              Buffer.sample("doutput", input).element().load(), Expr.constant((float) scale));
      return List.of(Nest.elementwise("doutput * scale", Buffer.sample("dinput", input), scaled));
    }
  }
}
