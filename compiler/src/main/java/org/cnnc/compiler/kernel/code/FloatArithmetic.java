package org.cnnc.compiler.kernel.code;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import org.cnnc.compiler.kernel.Filtering;

/**
 * Arithmetic on Java's own floats.
 *
 * @param body where values used more than once are declared; if nowhere, they are written again
 */
public record FloatArithmetic(Optional<CodeBlock.Builder> body)
    implements Filtering.Arithmetic<String> {
  /** Expressions that need no declarations. */
  public static final FloatArithmetic INLINE = new FloatArithmetic(Optional.empty());

  @Override
  public String add(String a, String b) {
    return "(" + a + " + " + b + ")";
  }

  @Override
  public String subtract(String a, String b) {
    return "(" + a + " - " + b + ")";
  }

  @Override
  public String multiply(String a, float factor) {
    return a + " * " + FloatLiteral.of(factor);
  }

  @Override
  public String fma(String a, float factor, String addend) {
    return "Math.fma(" + a + ", " + FloatLiteral.of(factor) + ", " + addend + ")";
  }

  @Override
  public String named(String name, String value) {
    body.ifPresent(b -> b.addStatement("float $L = $L", name, value));
    return body.isPresent() ? name : value;
  }
}
