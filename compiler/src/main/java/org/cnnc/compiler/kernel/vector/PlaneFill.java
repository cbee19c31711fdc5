package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Plane;
import org.cnnc.compiler.kernel.code.PlaneCopy;

/** Writes the method that copies a sample into its plane, at the place it has there. */
final class PlaneFill {
  private PlaneFill() {}

  static MethodSpec method(String name, Plane plane) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc(
            "Copies a sample of $L; the zeros around it stay.\n", plane.access().buffer().name())
        .addParameter(float[].class, "plane")
        .addParameter(TypeName.INT, "at")
        .addParameter(float[].class, "from")
        .addParameter(TypeName.INT, "first")
        .addCode(PlaneCopy.of(plane, "at + ", "first"))
        .build();
  }
}
