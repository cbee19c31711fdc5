package org.cnnc.compiler.layer.activations;

import java.util.List;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.layer.Activation;

/** {@code f(x) = 1 / (1 + exp(-x))}. */
public final class Sigmoid implements Activation {
  @Override
  public String name() {
    return "sigmoid";
  }

  @Override
  public List<Nest> forward(Buffer output) {
    Expr value = Expr.call("sigmoid", output.element().load());
    return List.of(Nest.elementwise("1 / (1 + exp(-x))", output, value));
  }

  @Override
  public List<Nest> backward(Buffer output, Buffer doutput) {
    Expr y = output.element().load();
    Expr slope = Expr.multiply(y, Expr.subtract(Expr.constant(1), y));
    Expr gradient = Expr.multiply(doutput.element().load(), slope);
    return List.of(Nest.elementwise("y (1 - y)", doutput, gradient));
  }
}
