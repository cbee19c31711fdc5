package org.cnnc.compiler.layer.kinds;

import java.util.List;
import org.cnnc.compiler.function.FunctionTypes;
import org.cnnc.compiler.function.Pointwise;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.EqualShapes;
import org.cnnc.compiler.layer.InputCount;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.layer.PointwiseLayer;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;

/**
 * A function of the file, applied to each element of as many tensors of one shape as it takes.
 *
 * <pre>{@code
 * function gate(a, b, steep=2.0) = a * sigmoid(steep * b)
 * Elementwise(gate(steep=3))([x, y])    # 4x4x3, 4x4x3 -> 4x4x3
 * }</pre>
 */
public final class Elementwise implements LayerKind {
  private static final Parameter<Pointwise> FUNCTION =
      Parameter.required("function", FunctionTypes.any(), "gate", "The function.");

  @Override
  public String name() {
    return "Elementwise";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(FUNCTION);
  }

  @Override
  public InputCount inputs(Arguments arguments) {
    return InputCount.of(arguments.get(FUNCTION).tensors());
  }

  @Override
  public Layer bind(Arguments arguments, List<Shape> inputs) {
    Shape shape = EqualShapes.require(inputs, name(), arguments);
    return new PointwiseLayer(shape, arguments.get(FUNCTION), inputs.size());
  }
}
