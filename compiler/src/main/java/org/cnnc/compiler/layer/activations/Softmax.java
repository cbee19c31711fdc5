package org.cnnc.compiler.layer.activations;

import java.util.List;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Index;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Activation;

/** Exponentials along the last axis, divided by their sum. */
public final class Softmax implements Activation {
  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public List<Nest> forward(Buffer output) {
    Rows rows = new Rows(output);
    Access y = output.element();
    Expr greatest = rows.greatest().load();
    Expr sum = rows.sum().load();
    return List.of(
        rows.reduce(
            "the greatest of a row",
            rows.greatest(),
            Float.NEGATIVE_INFINITY,
            Expr.max(Expr.acc(), y.load())),
        Nest.elementwise(
            "exp(x - greatest)", output, Expr.call("exp", Expr.subtract(y.load(), greatest))),
        rows.reduce("the sum of a row", rows.sum(), 0, Expr.add(Expr.acc(), y.load())),
        Nest.elementwise("divided by the sum", output, Expr.divide(y.load(), sum)));
  }

  @Override
  public List<Nest> backward(Buffer output, Buffer doutput) {
    Rows rows = new Rows(output);
    Expr y = output.element().load();
    Expr dy = doutput.element().load();
    Expr gradient = Expr.multiply(Expr.subtract(dy, rows.sum().load()), y);
    return List.of(
        rows.reduce("dy . y of a row", rows.sum(), 0, Expr.addProduct(dy, y)),
        Nest.elementwise("y (dy - dy . y)", doutput, gradient));
  }

  @Override
  public List<Buffer> scratch(Buffer output) {
    Rows rows = new Rows(output);
    return List.of(rows.greatest().buffer(), rows.sum().buffer());
  }

  /** The output as rows of classes; what is computed for each row. */
  private record Rows(Buffer output) {
    Access greatest() {
      return row("greatest");
    }

    Access sum() {
      return row("total");
    }

    Nest reduce(String comment, Access target, float from, Expr body) {
      List<Loop> loops = output.loops();
      int last = loops.size() - 1;
      return Nest.reduction(
          comment,
          loops.subList(0, last),
          List.of(loops.get(last)),
          target,
          Expr.constant(from),
          body);
    }

    private Access row(String name) {
      List<Loop> loops = output.loops().subList(0, output.shape().rank() - 1);
      List<Integer> sizes = output.shape().sizes().subList(0, output.shape().rank() - 1);
      return loops.isEmpty()
          ? Access.of(Buffer.sample(name, Shape.of(1)), Index.constant(0))
          : Access.of(Buffer.sample(name, new Shape(sizes)), loops.toArray(Loop[]::new));
    }
  }
}
