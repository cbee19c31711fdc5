package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Plane;
import org.cnnc.compiler.kernel.Pooling;
import org.cnnc.compiler.kernel.code.PackedWeights;

/**
 * The copies that a contraction reads instead of its operands: a plane with zeros around the scalar
 * operand, panels of the vector operand. Panels of a weight are made once for all passes, the rest
 * by each pass for a sample or for all its samples.
 */
final class OperandCopies {
  private final String name;
  private final String weights;
  private final Layout layout;
  private final boolean training;

  /**
   * The copies of a contraction.
   *
   * @param weights what copies of weights are named by: methods of one name share them
   * @param training whether only training makes them
   */
  OperandCopies(String name, String weights, Layout layout, boolean training) {
    this.name = name;
    this.weights = weights;
    this.layout = layout;
    this.training = training;
  }

  /** Declares the operands' arrays under the names that the tiles have for them. */
  CodeBlock declare() {
    CodeBlock.Builder body = CodeBlock.builder();
    layout.scalar().ifPresent(s -> body.addStatement("float[] scalars = $L", scalars(s)));
    body.addStatement("float[] vectors = $L", vectors());
    body.addStatement("float[] target = $L", array(layout.contraction().nest().target().buffer()));
    layout
        .pooling()
        .flatMap(Pooling::choice)
        .ifPresent(c -> body.addStatement("float[] choice = $L", array(c.target().buffer())));
    return body.build();
  }

  private String scalars(Access scalar) {
    return layout.plane().isPresent() ? KernelParts.SCRATCH : array(scalar.buffer());
  }

  private String vectors() {
    if (layout.packsWeights()) {
      return Panels.array(training);
    }
    return layout.packed() ? KernelParts.SCRATCH : array(layout.vector().buffer());
  }

  /** Where the operands begin in these arrays. */
  Place start() {
    return new Place(
        layout.plane().map(Plane::name).orElse(""), layout.packed() ? panels() : "", "");
  }

  /**
   * Adds the arrays and the methods that fill them.
   *
   * @param together whether the copies hold all samples of a pass
   * @param cut the loop whose turns threads share
   */
  void addTo(KernelParts parts, boolean together, Cut cut) {
    layout
        .plane()
        .ifPresent(
            p -> {
              String doc = "The operand with the zeros around it.";
              parts.addScratch(p.name(), doc, p.elements(), together);
              parts.add(
                  cut.fillsRows(p) ? PlaneFill.ofRows(fill(), p) : PlaneFill.method(fill(), p));
            });
    if (layout.packsWeights()) {
      CodeBlock pack = new PanelMethod(layout).ofWeight(panels());
      parts.packed.add(new PackedWeights.Copy(panels(), layout.packedElements(), pack, training));
    } else if (layout.packed()) {
      String doc = "The operand in panels of two vectors.";
      parts.addScratch(panels(), doc, layout.packedElements(), together);
      parts.add(new PanelMethod(layout).ofSample(pack()));
    }
  }

  /** Copies all samples, each to its own place. */
  CodeBlock fillAll(Cut cut) {
    CodeBlock one = fill(true, cut);
    return one.isEmpty()
        ? one
        : CodeBlock.builder()
            .beginControlFlow("for (int sample = 0; sample < samples; sample++)")
            .add(one)
            .endControlFlow()
            .build();
  }

  /** Copies the sample at hand to the place of the first. */
  CodeBlock fillOne(Cut cut) {
    return fill(false, cut);
  }

  private CodeBlock fill(boolean ownPlace, Cut cut) {
    CodeBlock.Builder body = CodeBlock.builder();
    layout.plane().ifPresent(p -> body.add(fillPlane(p, ownPlace, cut)));
    if (layout.packed() && !layout.packsWeights()) {
      Buffer from = layout.vector().buffer();
      body.add(copy(pack(), panels(), ownPlace, layout.packedElements(), from));
    }
    return body.build();
  }

  private CodeBlock fillPlane(Plane plane, boolean ownPlace, Cut cut) {
    Buffer from = plane.access().buffer();
    if (!cut.fillsRows(plane)) {
      return copy(fill(), plane.name(), ownPlace, plane.elements(), from);
    }
    return CodeBlock.builder()
        .add(PlaneFill.rows(plane, cut.firstRow(plane), cut.endRow(plane)))
        .addStatement(
            "$L($L, $L, $L, sample * $L + top * $L, top, bottom)",
            fill(),
            KernelParts.SCRATCH,
            ownPlace ? plane.name() + " + sample * " + plane.elements() : plane.name(),
            array(from),
            from.elements(),
            from.stride(0))
        .build();
  }

  private CodeBlock copy(String method, String to, boolean ownPlace, int size, Buffer from) {
    return CodeBlock.builder()
        .addStatement(
            "$L($L, $L, $L, sample * $L)",
            method,
            KernelParts.SCRATCH,
            ownPlace ? to + " + sample * " + size : to,
            array(from),
            from.elements())
        .build();
  }

  private String array(Buffer buffer) {
    return layout.places().of(buffer).array();
  }

  private String panels() {
    return (layout.packsWeights() ? weights : name) + "_panels";
  }

  private String fill() {
    return name + "Fill";
  }

  private String pack() {
    return name + "Pack";
  }
}
