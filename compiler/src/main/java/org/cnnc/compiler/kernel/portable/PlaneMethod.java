package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Plane;
import org.cnnc.compiler.kernel.code.PlaneCopy;

/** The method that copies an operand into its plane; the zeros around it are never written. */
final class PlaneMethod {
  private PlaneMethod() {}

  static MethodSpec of(Plane plane) {
    CodeBlock body =
        CodeBlock.builder()
            .beginControlFlow("for (int sample = 0; sample < count; sample++)")
            .add(PlaneCopy.of(plane, "", "at"))
            .endControlFlow()
            .build();
    Buffer buffer = plane.access().buffer();
    return MethodSpec.methodBuilder(name(plane))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Copies $L samples of $L.\n", buffer.shape(), buffer.name())
        .addParameter(float[].class, "plane")
        .addParameter(float[].class, "from")
        .addParameter(TypeName.INT, "at")
        .addParameter(TypeName.INT, "count")
        .addCode(body)
        .build();
  }

  /** Copies {@code count} samples from the sample {@code first} on. */
  static CodeBlock call(Plane plane, String first, String count) {
    return CodeBlock.of(
        "$L($L, $L, $L * $L, $L)",
        name(plane),
        plane.name(),
        plane.access().buffer().name(),
        first,
        plane.access().buffer().elements(),
        count);
  }

  private static String name(Plane plane) {
    return "fill" + Character.toUpperCase(plane.name().charAt(0)) + plane.name().substring(1);
  }
}
