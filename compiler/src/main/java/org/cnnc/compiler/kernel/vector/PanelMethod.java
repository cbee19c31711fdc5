package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Loop;

/**
 * Writes the method that packs the vector operand into panels: for each panel and each product
 * summed, two vectors side by side; lanes past the end of the operand stay 0.
 */
final class PanelMethod {
  private final Layout layout;

  PanelMethod(Layout layout) {
    this.layout = layout;
  }

  /** Packs a weight once for all passes. */
  CodeBlock ofWeight(String field) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("float[] panels = $L", field);
    copy(body, "weights", "");
    return body.build();
  }

  /** Packs the operand of one sample. */
  MethodSpec ofSample(String name) {
    CodeBlock.Builder body = CodeBlock.builder();
    copy(body, "from", "first + ");
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(float[].class, "panels")
        .addParameter(TypeName.INT, "at")
        .addParameter(float[].class, "from")
        .addParameter(TypeName.INT, "first")
        .addCode(body.build())
        .build();
  }

  private void copy(CodeBlock.Builder body, String from, String first) {
    int panel = layout.unit().panel();
    int extent = layout.lane().extent();
    Affine source = layout.placed(layout.vector()).without(List.of(Loop.SAMPLE));
    List<Loop> sums = new ArrayList<>(layout.contraction().nest().reductions());
    int stride = source.factor(layout.lane());
    if (first.isEmpty()) {
      body.addStatement("int at = 0");
    }
    body.beginControlFlow("for (int panel = 0; panel < $L; panel += $L)", extent, panel);
    String lanes =
        extent % panel == 0
            ? String.valueOf(panel)
            : "Math.min(" + extent + " - panel, " + panel + ")";
    body.addStatement("int lanes = $L", lanes);
    sums.forEach(
        l -> body.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", l.name(), l.extent()));
    String place = first + source.without(List.of(layout.lane())).code(Loop::name);
    if (stride == 1) {
      body.addStatement("System.arraycopy($L, $L + panel, panels, at, lanes)", from, place);
    } else {
      body.beginControlFlow("for (int lane = 0; lane < lanes; lane++)");
      body.addStatement("panels[at + lane] = $L[$L + (panel + lane) * $L]", from, place, stride);
      body.endControlFlow();
    }
    body.addStatement("at += $L", panel);
    sums.forEach(l -> body.endControlFlow());
    body.endControlFlow();
  }
}
