package org.cnnc.compiler.layer.activations;

import java.util.List;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.layer.Activation;

/** The hyperbolic tangent. */
public final class Tanh implements Activation {
  @Override
  public String name() {
    return "tanh";
  }

  @Override
  public List<Nest> forward(Buffer output) {
    Expr value = Expr.call("tanh", output.element().load());
    return List.of(Nest.elementwise("tanh(x)", output, value));
  }

  @Override
  public List<Nest> backward(Buffer output, Buffer doutput) {
    Expr y = output.element().load();
    Expr slope = Expr.subtract(Expr.constant(1), Expr.multiply(y, y));
    Expr gradient = Expr.multiply(doutput.element().load(), slope);
    return List.of(Nest.elementwise("1 - y^2", doutput, gradient));
  }
}
