package org.cnnc.compiler.layer.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Layer;

/**
 * The greatest, or the smallest, of some tensors of one shape, element by element. Training keeps
 * which input it was, the first of equal ones, and that one gets the gradient.
 */
record Extremes(Shape output, int inputs, boolean greatest) implements Layer {
  private static final int MOST_CHOICES = 16;

  @Override
  public List<Buffer> state() {
    return List.of(winner());
  }

  private Buffer winner() {
    return Buffer.sample("winner", output);
  }

  @Override
  public List<Nest> forward(boolean training) {
    Merging at = new Merging(output, inputs);
    BinaryOperator<Expr> operation = greatest ? Expr::max : Expr::min;
    String comment = "the " + (greatest ? "greatest" : "smallest") + " input";
    List<Nest> nests =
        new ArrayList<>(Merging.fold(comment, at.output(), at.elements(), operation));
    if (training) {
      addChoice(at, nests);
    }
    return nests;
  }

  /** From the last input to the first, so that the first of equal ones stands. */
  private void addChoice(Merging at, List<Nest> nests) {
    String comment = "the number of that input";
    Expr winner = Expr.constant(inputs - 1);
    for (int number = inputs - 2; number >= 0; number--) {
      if ((inputs - 1 - number) % MOST_CHOICES == 0) {
        nests.add(Nest.elementwise(comment, winner(), winner));
        winner = winner().element().load();
      }
      winner =
          new Expr.Select(
              Expr.Comparison.EQUAL,
              at.input(number).element().load(),
              at.output().element().load(),
              Expr.constant(number),
              winner);
    }
    nests.add(Nest.elementwise(comment, winner(), winner));
  }

  @Override
  public List<Nest> backward() {
    Merging at = new Merging(output, inputs);
    List<Nest> nests = new ArrayList<>();
    for (int number = 0; number < inputs; number++) {
      Expr chosen = Expr.isEqual(winner().element().load(), Expr.constant(number));
      Expr given = Expr.multiply(at.doutput().element().load(), chosen);
      nests.add(Nest.elementwise("doutput where it was this input", at.dinput(number), given));
    }
    return nests;
  }
}
