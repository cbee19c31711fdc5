package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Plane;

/** Writes the method that copies a sample into its plane, in runs as long as both have. */
final class PlaneFill {
  private PlaneFill() {}

  static MethodSpec method(String name, Plane plane) {
    Buffer buffer = plane.access().buffer();
    List<Loop> cells = new ArrayList<>();
    for (int axis = 0; axis < buffer.shape().rank(); axis++) {
      cells.add(new Loop("abcdefgh".substring(axis, axis + 1), buffer.shape().size(axis)));
    }
    Affine to = plane.cell(cells);
    int split = cells.size();
    int run = 1;
    while (split > 0 && to.factor(cells.get(split - 1)) == run) {
      split--;
      run *= cells.get(split).extent();
    }
    List<Loop> outer = cells.subList(0, split);
    CodeBlock.Builder body = CodeBlock.builder();
    outer.forEach(
        l -> body.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", l.name(), l.extent()));
    String place = to.only(outer).plus(Affine.of(to.constant())).code(Loop::name);
    if (run == 1) {
      body.addStatement("plane[at + $L] = from[first++]", place);
    } else {
      body.addStatement("System.arraycopy(from, first, plane, at + $L, $L)", place, run);
      body.addStatement("first += $L", run);
    }
    outer.forEach(l -> body.endControlFlow());
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Copies a sample of $L; the zeros around it stay.\n", buffer.name())
        .addParameter(float[].class, "plane")
        .addParameter(TypeName.INT, "at")
        .addParameter(float[].class, "from")
        .addParameter(TypeName.INT, "first")
        .addCode(body.build())
        .build();
  }
}
