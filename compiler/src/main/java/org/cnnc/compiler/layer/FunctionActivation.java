package org.cnnc.compiler.layer;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.function.Pointwise;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Nest;

/**
 * A function of the file as an activation. Its derivative is by what went in, which training keeps.
 */
public record FunctionActivation(Pointwise pointwise) implements Activation {
  @Override
  public String name() {
    return pointwise.name();
  }

  @Override
  public List<Nest> forward(Buffer output) {
    Expr value = pointwise.value().at(output.element().load());
    return List.of(Nest.elementwise(pointwise.value().name() + " of each", output, value));
  }

  @Override
  public List<Nest> forwardTraining(Buffer output) {
    Expr copy = output.element().load();
    return List.of(
        Nest.elementwise("kept for the gradient", before(output), copy), forward(output).get(0));
  }

  @Override
  public List<Nest> backward(Buffer output, Buffer doutput) {
    Expr slope = pointwise.slopes().get(0).at(before(output).element().load());
    Expr gradient = Expr.multiply(doutput.element().load(), slope);
    return List.of(
        Nest.elementwise(
            "times " + pointwise.slopes().get(0).name() + " of what went in", doutput, gradient));
  }

  @Override
  public List<Buffer> state(Buffer output) {
    return List.of(before(output));
  }

  @Override
  public Optional<Pointwise> function() {
    return Optional.of(pointwise);
  }

  private static Buffer before(Buffer output) {
    return Buffer.sample("before", output.shape());
  }
}
