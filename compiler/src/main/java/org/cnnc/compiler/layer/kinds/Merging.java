package org.cnnc.compiler.layer.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;

/** What kinds share that take several tensors of one shape, element by element. */
record Merging(Shape shape, int inputs) {
  /** Longer expressions are cut: javac goes through them by recursion. */
  private static final int MOST_OPERANDS = 16;

  /** One input, as {@link org.cnnc.compiler.layer.Layer} names its buffer. */
  Buffer input(int number) {
    return Buffer.sample("input" + number, shape);
  }

  Buffer dinput(int number) {
    return input(number).gradient();
  }

  Buffer output() {
    return Buffer.sample("output", shape);
  }

  Buffer doutput() {
    return output().gradient();
  }

  /** Every input's element, ascending. */
  List<Expr> elements() {
    List<Expr> elements = new ArrayList<>();
    for (int number = 0; number < inputs; number++) {
      elements.add(input(number).element().load());
    }
    return elements;
  }

  /**
   * The nests that join operands two by two, from the left: {@code ((a + b) + c) + d}.
   *
   * @param operands one or more
   */
  static List<Nest> fold(
      String comment, Buffer target, List<Expr> operands, BinaryOperator<Expr> operation) {
    List<Nest> nests = new ArrayList<>();
    Expr value = operands.get(0);
    for (int i = 1; i < operands.size(); i++) {
      if (i % MOST_OPERANDS == 0) {
        nests.add(Nest.elementwise(comment, target, value));
        value = target.element().load();
      }
      value = operation.apply(value, operands.get(i));
    }
    nests.add(Nest.elementwise(nests.isEmpty() ? comment : comment + ", on", target, value));
    return nests;
  }

  /** The nests that give every input's gradient the same value. */
  List<Nest> backward(String comment, Expr value) {
    List<Nest> nests = new ArrayList<>();
    for (int number = 0; number < inputs; number++) {
      nests.add(Nest.elementwise(comment, dinput(number), value));
    }
    return nests;
  }
}
