package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Loop;

/** The method that packs one tap: the vector operand at every lane of a block, in order. */
final class RowMethod {
  private final String name;
  private final List<Loop> lanes;
  private final Affine address;

  RowMethod(String name, Tiling tiling, Operand vector) {
    this.name = name;
    this.address = vector.address();
    this.lanes = tiling.lanes();
  }

  String name() {
    return name;
  }

  MethodSpec method() {
    int whole = lanes.size();
    int run = 1;
    while (whole > 0 && address.factor(lanes.get(whole - 1)) == run) {
      whole--;
      run *= whole == 0 ? 1 : lanes.get(whole).extent();
    }
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("Packs the lanes of one tap, which begins at {@code at}.\n")
        .addParameter(float[].class, "row")
        .addParameter(float[].class, "from")
        .addParameter(TypeName.INT, "at")
        .addParameter(TypeName.INT, "count")
        .addCode(body(whole, run))
        .build();
  }

  private CodeBlock body(int whole, int run) {
    CodeBlock.Builder body = CodeBlock.builder();
    if (whole == 0) {
      return body.addStatement("System.arraycopy(from, at, row, 0, count$L)", times(run)).build();
    }
    body.addStatement("int lane = 0");
    List<Loop> outside = lanes.subList(0, whole);
    for (Loop loop : outside) {
      String end = loop == lanes.get(0) ? "count" : String.valueOf(loop.extent());
      body.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", loop.name(), end);
    }
    Affine moving = address.only(outside);
    if (run == 1) {
      body.addStatement("row[lane++] = from[at + $L]", moving.code(Loop::name));
    } else {
      body.addStatement(
          "System.arraycopy(from, at + $L, row, lane, $L)", moving.code(Loop::name), run);
      body.addStatement("lane += $L", run);
    }
    outside.forEach(l -> body.endControlFlow());
    return body.build();
  }

  private static String times(int run) {
    return run == 1 ? "" : " * " + run;
  }
}
