package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
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
   * The result, as Java.
   *
   * @param body gets a declaration
   * @param name of what it declares
   * @param values of the window, in the order in which the pooling takes them
   */
  static String result(
      CodeBlock.Builder body,
      String name,
      Pooling pooling,
      List<String> values,
      VectorExpr.Loads constants) {
    Nest nest = pooling.nest();
    String code = VectorExpr.of("", constants).of(nest.init());
    for (String value : values) {
      VectorExpr taken = new VectorExpr(code, load -> value, VectorExpr::noIndex, constants);
      code = taken.of(nest.body());
    }
    body.addStatement("$T $L = $L", TileMethod.VECTOR, name, code);
    return VectorExpr.of(name, constants).of(nest.finish());
  }
}
