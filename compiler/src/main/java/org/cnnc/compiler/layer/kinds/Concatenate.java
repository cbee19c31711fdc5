package org.cnnc.compiler.layer.kinds;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Index;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.EqualShapes;
import org.cnnc.compiler.layer.InputCount;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;

/**
 * Tensors side by side along an axis, in the order in which they are written: images of one height
 * and width with the channels of all.
 *
 * <pre>{@code
 * Concatenate()([a, b])    # 4x4x3, 4x4x5 -> 4x4x8
 * }</pre>
 */
public final class Concatenate implements LayerKind {
  private static final Parameter<Integer> AXIS =
      Parameter.optional(
          "axis",
          ParameterTypes.whole(-3),
          -1,
          "-1",
          "The axis along which they are joined: 1 is the first behind the batch, -1 the last.");

  @Override
  public String name() {
    return "Concatenate";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(AXIS);
  }

  @Override
  public InputCount inputs(Arguments arguments) {
    return InputCount.TWO_OR_MORE;
  }

  @Override
  public Layer bind(Arguments arguments, List<Shape> inputs) {
    int axis = axis(arguments, inputs.get(0).rank());
    EqualShapes.requireBut(axis, inputs, name(), arguments);
    return new Bound(inputs, axis);
  }

  /** The axis, counted from 0 without the batch. */
  private static int axis(Arguments arguments, int rank) {
    int axis = arguments.get(AXIS);
    if (axis == 0 || Math.abs(axis) > rank) {
      String range = rank == 1 ? "1 or -1" : "1 to " + rank + " or -1 to -" + rank;
      throw new Refusal(
          Diagnostic.error(
              "out-of-range",
              arguments.span(AXIS),
              "`axis` is " + range + " here; received " + axis + "."));
    }
    return axis > 0 ? axis - 1 : rank + axis;
  }

  /**
   * Tensors side by side.
   *
   * @param axis along which they are, without the batch
   */
  public record Bound(List<Shape> inputs, int axis) implements Layer {
    public Bound {
      inputs = List.copyOf(inputs);
    }

    @Override
    public Shape output() {
      int sum = inputs.stream().mapToInt(input -> input.size(axis)).reduce(0, Math::addExact);
      List<Integer> sizes = new ArrayList<>(inputs.get(0).sizes());
      sizes.set(axis, sum);
      return new Shape(sizes);
    }

    @Override
    public List<Nest> forward(boolean training) {
      List<Nest> nests = new ArrayList<>();
      for (int number = 0; number < inputs.size(); number++) {
        Buffer input = Buffer.sample("input" + number, inputs.get(number));
        nests.add(
            Nest.elementwise(
                "input" + number + " at its place",
                input.loops(),
                place("output", number),
                input.element().load()));
      }
      return nests;
    }

    @Override
    public List<Nest> backward() {
      List<Nest> nests = new ArrayList<>();
      for (int number = 0; number < inputs.size(); number++) {
        Buffer dinput = Buffer.sample("dinput" + number, inputs.get(number));
        nests.add(
            Nest.elementwise("doutput at its place", dinput, place("doutput", number).load()));
      }
      return nests;
    }

    /** Where an element of an input is in the output. */
    private Access place(String buffer, int number) {
      Buffer input = Buffer.sample("input", inputs.get(number));
      List<Index> at = new ArrayList<>(input.loops().stream().map(Index::of).toList());
      int before = inputs.subList(0, number).stream().mapToInt(shape -> shape.size(axis)).sum();
      at.set(axis, at.get(axis).plus(before));
      return new Access(Buffer.sample(buffer, output()), at);
    }
  }
}
