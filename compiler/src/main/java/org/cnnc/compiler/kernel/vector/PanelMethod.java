package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Loop;

/**
 * Writes the method that packs the vector operand into panels: for each panel and each product
 * summed, two vectors side by side, in a narrow last panel one; lanes past the end of the operand
 * stay 0.
 */
final class PanelMethod {
  private final Layout layout;

  PanelMethod(Layout layout) {
    this.layout = layout;
  }

  /** Packs a weight once for all passes, from a place of the array {@code to} on. */
  CodeBlock ofWeight(String place) {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("int at = $L", place);
    copy(body, "weights", "");
    return body.build();
  }

  /** Packs the operand of one sample. */
  MethodSpec ofSample(String name) {
    CodeBlock.Builder body = CodeBlock.builder();
    copy(body, "from", "first + ");
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(float[].class, "to")
        .addParameter(TypeName.INT, "at")
        .addParameter(float[].class, "from")
        .addParameter(TypeName.INT, "first")
        .addCode(body.build())
        .build();
  }

  private void copy(CodeBlock.Builder body, String from, String first) {
    int panel = layout.unit().panel();
    int extent = layout.lane().extent();
    int whole = extent - extent % panel;
    if (whole > 0) {
      body.beginControlFlow("for (int panel = 0; panel < $L; panel += $L)", whole, panel);
      copyPanel(body, from, first, panel, panel);
      body.endControlFlow();
    }
    if (whole < extent) {
      int start = layout.panelStart(whole / panel);
      int width = layout.hasNarrowTail() ? layout.unit().lanes() : panel;
      body.addStatement("int panel = $L", start);
      copyPanel(body, from, first, extent - start, width);
    }
  }

  /**
   * Copies the lanes of a panel.
   *
   * @param width of the panel
   */
  private void copyPanel(CodeBlock.Builder body, String from, String first, int lanes, int width) {
    Affine source = layout.placed(layout.vector()).without(List.of(Loop.SAMPLE));
    if (source.factor(layout.lane()) == 1) {
      String place = first + source.without(List.of(layout.lane())).code(Loop::name);
      copyRuns(body, from, place, lanes, width);
    } else {
      transpose(body, from, first + source.code(this::name), lanes, width);
    }
  }

  private void copyRuns(CodeBlock.Builder body, String from, String place, int lanes, int width) {
    sums().forEach(l -> open(body, l));
    body.addStatement("System.arraycopy($L, $L + panel, to, at, $L)", from, place, lanes);
    body.addStatement("at += $L", width);
    sums().forEach(l -> body.endControlFlow());
  }

  /** Reads in the order of memory and writes with a stride: a panel fits the first-level cache. */
  private void transpose(CodeBlock.Builder body, String from, String place, int lanes, int width) {
    List<Loop> sums = sums();
    List<Loop> outer = sums.subList(0, Math.max(0, sums.size() - 1));
    int depth = sums.isEmpty() ? 1 : sums.get(sums.size() - 1).extent();
    outer.forEach(l -> open(body, l));
    body.beginControlFlow("for (int lane = 0; lane < $L; lane++)", lanes);
    sums.subList(outer.size(), sums.size()).forEach(l -> open(body, l));
    String row = sums.isEmpty() ? "" : " + " + sums.get(sums.size() - 1).name() + " * " + width;
    body.addStatement("to[at + lane$L] = $L[$L]", row, from, place);
    sums.subList(outer.size(), sums.size()).forEach(l -> body.endControlFlow());
    body.endControlFlow();
    body.addStatement("at += $L", depth * width);
    outer.forEach(l -> body.endControlFlow());
  }

  private List<Loop> sums() {
    return layout.contraction().nest().reductions();
  }

  private static void open(CodeBlock.Builder body, Loop loop) {
    body.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", loop.name(), loop.extent());
  }

  /** The lane loop counts within a panel. */
  private String name(Loop loop) {
    return loop == layout.lane() ? "(panel + lane)" : loop.name();
  }
}
