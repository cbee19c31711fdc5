package org.cnnc.compiler.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cnnc.compiler.function.Pointwise;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;

/**
 * A function of the file applied to each element of its inputs, which have one shape.
 *
 * @param inputs how many there are
 */
public record PointwiseLayer(Shape output, Pointwise function, int inputs) implements Layer {
  @Override
  public List<Nest> forward(boolean training) {
    String comment = function.value().name() + " of each";
    Expr value = function.value().at(arguments());
    return List.of(Nest.elementwise(comment, Buffer.sample("output", output), value));
  }

  @Override
  public List<Nest> backward() {
    Expr doutput = Buffer.sample("doutput", output).element().load();
    List<Nest> nests = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      Expr slope = function.slopes().get(i).at(arguments());
      nests.add(
          Nest.elementwise(
              "times " + function.slopes().get(i).name(),
              input(i).gradient(),
              Expr.multiply(doutput, slope)));
    }
    return nests;
  }

  private Buffer input(int number) {
    return Buffer.sample(inputs == 1 ? "input" : "input" + number, output);
  }

  private Expr[] arguments() {
    return IntStream.range(0, inputs).mapToObj(i -> input(i).element().load()).toArray(Expr[]::new);
  }

  /** The function by name; the layer itself has applied it. */
  @Override
  public Activation activation() {
    return new Applied(function);
  }

  private record Applied(Pointwise pointwise) implements Activation {
    @Override
    public String name() {
      return pointwise.name();
    }

    @Override
    public List<Nest> forward(Buffer output) {
      return List.of();
    }

    @Override
    public List<Nest> backward(Buffer output, Buffer doutput) {
      return List.of();
    }

    @Override
    public Optional<Pointwise> function() {
      return Optional.of(pointwise);
    }
  }
}
