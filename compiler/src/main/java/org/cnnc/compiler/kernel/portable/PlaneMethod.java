package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Plane;
import org.cnnc.compiler.kernel.Shape;

/** The method that copies an operand into its plane; the zeros around it are never written. */
final class PlaneMethod {
  private PlaneMethod() {}

  static MethodSpec of(Plane plane) {
    Shape shape = plane.access().buffer().shape();
    List<Loop> cells = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      cells.add(new Loop("abcdefgh".substring(axis, axis + 1), shape.size(axis)));
    }
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("for (int sample = 0; sample < count; sample++)");
    Affine to = plane.cell(cells);
    int whole = cells.size();
    int run = 1;
    while (whole > 0 && to.factor(cells.get(whole - 1)) == run) {
      whole--;
      run *= cells.get(whole).extent();
    }
    List<Loop> outside = cells.subList(0, whole);
    outside.forEach(l -> LoopMethod.open(body, l));
    String start = to.without(cells.subList(whole, cells.size())).code(Loop::name);
    if (run == 1) {
      body.addStatement("plane[$L] = from[at++]", start);
    } else {
      body.addStatement("System.arraycopy(from, at, plane, $L, $L)", start, run);
      body.addStatement("at += $L", run);
    }
    outside.forEach(l -> body.endControlFlow());
    body.endControlFlow();
    return MethodSpec.methodBuilder(name(plane))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Copies $L samples of $L.\n", shape, plane.access().buffer().name())
        .addParameter(float[].class, "plane")
        .addParameter(float[].class, "from")
        .addParameter(TypeName.INT, "at")
        .addParameter(TypeName.INT, "count")
        .addCode(body.build())
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
