package org.cnnc.compiler.layer.activations;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.layer.Activation;

/** {@code f(x) = max(x, 0)}; the derivative at 0 is 0. */
public final class Relu implements Activation {
  @Override
  public String name() {
    return "relu";
  }

  @Override
  public List<Nest> forward(Buffer output) {
    Expr zero = Expr.constant(0);
    return List.of(Nest.elementwise("max(x, 0)", output, Expr.max(output.element().load(), zero)));
  }

  @Override
  public List<Nest> backward(Buffer output, Buffer doutput) {
    Expr factor = factor(output.element().load());
    Expr gradient = Expr.multiply(doutput.element().load(), factor);
    return List.of(Nest.elementwise("0 where the output is 0", doutput, gradient));
  }

  @Override
  public Optional<Expr> passes(Expr output) {
    return Optional.of(factor(output));
  }

  private static Expr factor(Expr output) {
    return Expr.isPositive(output);
  }
}
