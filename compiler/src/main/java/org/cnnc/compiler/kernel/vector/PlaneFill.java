package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Plane;
import org.cnnc.compiler.kernel.code.PlaneCopy;
import org.cnnc.compiler.kernel.code.Turns;

/** Writes the method that copies a sample into its plane, at the place it has there. */
final class PlaneFill {
  private static final Turns ROWS = new Turns("top", "bottom");

  private PlaneFill() {}

  static MethodSpec method(String name, Plane plane) {
    return builder(name, plane).addCode(PlaneCopy.of(plane, "at + ", "first")).build();
  }

  /** The method for some rows of the sample, of which the first one begins at {@code first}. */
  static MethodSpec ofRows(String name, Plane plane) {
    return builder(name, plane)
        .addParameter(TypeName.INT, ROWS.begin())
        .addParameter(TypeName.INT, ROWS.end())
        .addCode(PlaneCopy.of(plane, "at + ", "first", ROWS))
        .build();
  }

  private static MethodSpec.Builder builder(String name, Plane plane) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc(
            "Copies a sample of $L; the zeros around it stay.\n", plane.access().buffer().name())
        .addParameter(float[].class, "plane")
        .addParameter(TypeName.INT, "at")
        .addParameter(float[].class, "from")
        .addParameter(TypeName.INT, "first");
  }

  /** Whether the rows that some rows of outputs read can be copied without the others. */
  static boolean hasRows(Plane plane) {
    return PlaneCopy.hasRows(plane) && plane.access().at().get(0).divisor() == 1;
  }

  /**
   * Declares {@code top} and {@code bottom}, the rows of the sample that some of its outputs read.
   *
   * @param first the lowest index of a row, as Java; it may be in the padding
   * @param end behind the highest one
   */
  static CodeBlock rows(Plane plane, String first, String end) {
    return CodeBlock.builder()
        .addStatement("int top = Math.max(0, $L)", first)
        .addStatement("int bottom = Math.min($L, $L)", plane.access().buffer().shape().size(0), end)
        .build();
  }
}
