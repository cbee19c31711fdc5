package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import org.cnnc.compiler.kernel.Filtering;

/**
 * Arithmetic on vectors.
 *
 * @param body where values used more than once are declared
 * @param constants where factors are
 */
record VectorArithmetic(CodeBlock.Builder body, VectorExpr.Loads constants)
    implements Filtering.Arithmetic<String> {
  @Override
  public String add(String a, String b) {
    return a + ".add(" + b + ")";
  }

  @Override
  public String subtract(String a, String b) {
    return a + ".sub(" + b + ")";
  }

  @Override
  public String multiply(String a, float factor) {
    return a + ".mul(" + constant(factor) + ")";
  }

  @Override
  public String fma(String a, float factor, String addend) {
    return a + ".fma(" + constant(factor) + ", " + addend + ")";
  }

  @Override
  public String named(String name, String value) {
    body.addStatement("$T $L = $L", TileMethod.VECTOR, name, value);
    return name;
  }

  private String constant(float value) {
    return constants.name("FloatVector.broadcast(V, " + VectorExpr.literal(value) + ")");
  }
}
