package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Pooling;

/** Writes what a pooling makes of the elements of a window that are at hand. */
final class PooledWindow {
  private PooledWindow() {}

  /** Whether vectors can do what the pooling does. */
  static boolean hasForm(Pooling pooling) {
    return VectorExpr.hasFormThroughout(pooling.nest().body());
  }

  /**
   * Declares what comes out of a window.
   *
   * @param name of what is declared
   * @param values of the window, in the order in which the pooling takes them
   */
  static void declare(
      CodeBlock.Builder body,
      String name,
      Pooling pooling,
      List<String> values,
      VectorExpr.Loads constants) {
    Nest nest = pooling.nest();
    boolean anyIsGreater = nest.init().equals(Expr.constant(Float.NEGATIVE_INFINITY));
    String code = anyIsGreater ? values.get(0) : VectorExpr.of("", constants).of(nest.init());
    for (String value : values.subList(anyIsGreater ? 1 : 0, values.size())) {
      VectorExpr taken = new VectorExpr(code, load -> value, VectorExpr::noIndex, constants);
      code = taken.of(nest.body());
    }
    code = VectorExpr.of(code, constants).of(pooling.after());
    body.addStatement("$T $L = $L", TileMethod.VECTOR, name, code);
  }

  /** The result, as Java, of what was declared by that name. */
  static String result(String name, Pooling pooling, VectorExpr.Loads constants) {
    return VectorExpr.of(name, constants).of(pooling.nest().finish());
  }

  /**
   * Which of the window was greatest, as Java: the first that is equal to what was declared. The
   * bound of the result, if it is that, is what all of them come to. The difference is 0, or it is
   * not a number, as the choice then has to be.
   */
  static String choice(
      String name, Pooling pooling, List<String> values, VectorExpr.Loads constants) {
    String code = number(values.size() - 1, constants);
    for (int i = values.size() - 2; i >= 0; i--) {
      code += blend(number(i, constants), values.get(i), name);
    }
    if (pooling.after() instanceof Expr.Binary max) {
      code += blend(number(0, constants), VectorExpr.of("", constants).of(max.b()), name);
    }
    return code + ".add(" + name + ".sub(" + name + "))";
  }

  private static String blend(String number, String value, String equal) {
    return ".blend(" + number + ", " + value + ".eq(" + equal + "))";
  }

  private static String number(int tap, VectorExpr.Loads constants) {
    return VectorExpr.of("", constants).of(Expr.constant(tap));
  }
}
