package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Plane;

/**
 * The copies that a contraction reads instead of its operands: a plane with zeros around the scalar
 * operand, panels of the vector operand. Panels of a weight are made once for all passes, the rest
 * by each pass for a sample or for all its samples.
 */
final class OperandCopies {
  private final String name;
  private final Layout layout;

  OperandCopies(String name, Layout layout) {
    this.name = name;
    this.layout = layout;
  }

  /** Declares the operands' arrays under the names that the tiles have for them. */
  CodeBlock declare() {
    CodeBlock.Builder body = CodeBlock.builder();
    layout
        .scalar()
        .ifPresent(
            s ->
                body.addStatement(
                    "float[] scalars = $L",
                    layout.plane().map(Plane::name).orElse(array(s.buffer()))));
    String vectors = layout.packed() ? panels() : array(layout.vector().buffer());
    body.addStatement("float[] vectors = $L", vectors);
    body.addStatement("float[] target = $L", array(layout.contraction().nest().target().buffer()));
    return body.build();
  }

  /**
   * Adds the arrays and the methods that fill them.
   *
   * @param together whether the copies hold all samples of a pass
   */
  void addTo(KernelParts parts, boolean together, boolean training) {
    layout
        .plane()
        .ifPresent(
            p -> {
              String doc = "The operand with the zeros around it.";
              parts.addArray(p.name(), doc, floats(together, p.elements()));
              parts.add(PlaneFill.method(fill(), p));
            });
    if (layout.packsWeights()) {
      CodeBlock pack = new PanelMethod(layout).ofWeight(panels());
      parts.packed.add(panels(), layout.packedElements(), pack, training);
    } else if (layout.packed()) {
      String doc = "The operand in panels of two vectors.";
      parts.addArray(panels(), doc, floats(together, layout.packedElements()));
      parts.add(new PanelMethod(layout).ofSample(pack()));
    }
  }

  private static CodeBlock floats(boolean together, int elements) {
    return together
        ? CodeBlock.of("floats(capacity(), $L)", elements)
        : CodeBlock.of("new float[$L]", elements);
  }

  /** Copies all samples, each to its own place. */
  CodeBlock fillAll() {
    CodeBlock one = fill(true);
    return one.isEmpty()
        ? one
        : CodeBlock.builder()
            .beginControlFlow("for (int sample = 0; sample < samples; sample++)")
            .add(one)
            .endControlFlow()
            .build();
  }

  /** Copies the sample at hand to the place of the first. */
  CodeBlock fillOne() {
    return fill(false);
  }

  private CodeBlock fill(boolean ownPlace) {
    CodeBlock.Builder body = CodeBlock.builder();
    layout
        .plane()
        .ifPresent(
            p -> body.add(copy(fill(), "scalars", ownPlace, p.elements(), p.access().buffer())));
    if (layout.packed() && !layout.packsWeights()) {
      Buffer from = layout.vector().buffer();
      body.add(copy(pack(), "vectors", ownPlace, layout.packedElements(), from));
    }
    return body.build();
  }

  private CodeBlock copy(String method, String to, boolean ownPlace, int size, Buffer from) {
    return CodeBlock.builder()
        .addStatement(
            "$L($L, $L, $L, sample * $L)",
            method,
            to,
            ownPlace ? "sample * " + size : "0",
            array(from),
            from.elements())
        .build();
  }

  private String array(Buffer buffer) {
    return layout.places().of(buffer).array();
  }

  private String panels() {
    return name + "_panels";
  }

  private String fill() {
    return name + "Fill";
  }

  private String pack() {
    return name + "Pack";
  }
}
