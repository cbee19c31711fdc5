package org.cnnc.compiler.layer.kinds;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Index;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;

/**
 * In training each value is dropped with a probability of {@code rate} and the others are divided
 * by {@code 1 - rate}; otherwise nothing happens.
 *
 * <pre>{@code
 * Dropout(0.4)    # 100 -> 100
 * }</pre>
 */
public final class Dropout implements LayerKind {
  private static final Parameter<Double> RATE =
      Parameter.required(
          "rate",
          ParameterTypes.real("at least 0 and below 1", rate -> rate >= 0 && rate < 1),
          "0.5",
          "The share of values to drop.");

  private static final Parameter<Optional<Long>> SEED =
      Parameter.optional(
          "seed",
          ParameterTypes.orNone(ParameterTypes.seed()),
          Optional.empty(),
          "none",
          "Drops as every layer of this seed in the run does; on its own if `none`.");

  @Override
  public String name() {
    return "Dropout";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(RATE, SEED);
  }

  @Override
  public Layer bind(Arguments arguments, List<Shape> inputs) {
    return new Bound(inputs.get(0), arguments.get(RATE), arguments.get(SEED));
  }

  /** The dropping from one shape. */
  public record Bound(Shape input, double rate, Optional<Long> seed) implements Layer {
    @Override
    public Shape output() {
      return input;
    }

    @Override
    public boolean passesThrough() {
      return true;
    }

    @Override
    public List<Buffer> state() {
      return List.of(Buffer.sample("mask", input));
    }

    /** Negative, as no layer's number is. */
    private OptionalInt stream() {
      return seed.isPresent()
          ? OptionalInt.of(Long.hashCode(seed.get()) | Integer.MIN_VALUE)
          : OptionalInt.empty();
    }

    private Access at(String name) {
      return Buffer.sample(name, input).element();
    }

    private Index flatIndex() {
      Buffer mask = state().get(0);
      Index index = Index.constant(0);
      for (int axis = 0; axis < input.rank(); axis++) {
        index = index.plus(Index.of(mask.loops().get(axis)).times(mask.stride(axis)));
      }
      return index;
    }

    @Override
    public List<Nest> forward(boolean training) {
      if (!training) {
        return List.of();
      }
      Buffer mask = state().get(0);
      Expr.Select keep =
          new Expr.Select(
              Expr.Comparison.GREATER,
              Expr.constant((float) rate),
              new Expr.Uniform(flatIndex(), stream()),
              Expr.constant(0),
              Expr.constant((float) (1 / (1 - rate))));
      Expr kept = Expr.multiply(at("input").load(), mask.element().load());
      return List.of(
          Nest.elementwise("0 with probability rate, else 1 / (1 - rate)", mask, keep),
          Nest.elementwise("input * mask", Buffer.sample("output", input), kept));
    }

    @Override
    public List<Nest> backward() {
      Expr kept = Expr.multiply(at("doutput").load(), state().get(0).element().load());
      return List.of(Nest.elementwise("doutput * mask", Buffer.sample("dinput", input), kept));
    }
  }
}
