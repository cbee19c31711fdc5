package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Plane;
import org.cnnc.compiler.kernel.code.PackedWeights;

/** What the nests of a network add to its pass: methods, copies of operands, accumulators. */
final class KernelMembers {
  final FmaLoops fma = new FmaLoops();
  final WinogradLoops winograd = new WinogradLoops();
  final PackedWeights packed;
  private final List<MethodSpec> methods = new ArrayList<>();
  private final List<FieldSpec> fields = new ArrayList<>();
  private int rows;
  private int lanes;
  private int taps;
  private boolean shared;

  KernelMembers(PackedWeights packed) {
    this.packed = packed;
  }

  void add(MethodSpec method) {
    methods.add(method);
  }

  /** A plane, and the method that fills it. */
  void add(Plane plane) {
    methods.add(PlaneMethod.of(plane));
    fields.add(
        FieldSpec.builder(float[].class, plane.name(), Modifier.PRIVATE, Modifier.FINAL)
            .initializer("new float[$L]", plane.elements())
            .build());
  }

  /** Makes room for that many accumulator rows and packed taps of that many lanes. */
  void reserve(int rows, int taps, int lanes) {
    this.rows = Math.max(this.rows, rows);
    this.taps = Math.max(this.taps, taps);
    this.lanes = Math.max(this.lanes, lanes);
  }

  /** Has helpers have accumulators of their own. */
  void shareAccumulators() {
    shared = true;
  }

  /** Gives a helper accumulators of its own, if threads share what needs them. */
  CodeBlock ownMemory() {
    return shared
        ? CodeBlock.builder()
            .addStatement("helper.sum = $L", newMatrix(rows))
            .addStatement("helper.tap = $L", newMatrix(taps))
            .build()
        : CodeBlock.of("");
  }

  void addTo(TypeSpec.Builder type) {
    fields.forEach(type::addField);
    if (lanes > 0) {
      type.addField(
          matrix(
              "sum", "Accumulators: a row for each filter or unit, its lanes side by side.", rows));
      type.addField(matrix("tap", "Packed taps: what one pass multiplies, lane by lane.", taps));
    }
    winograd.addTo(type);
    methods.forEach(type::addMethod);
    fma.methods().forEach(type::addMethod);
  }

  /** Where rows or taps are samples, {@link Tiling#SAMPLES} of them are counted. */
  private FieldSpec matrix(String name, String doc, int first) {
    FieldSpec.Builder field =
        FieldSpec.builder(float[][].class, name, Modifier.PRIVATE)
            .addJavadoc("$L\n", doc)
            .initializer(newMatrix(first));
    return shared ? field.build() : field.addModifiers(Modifier.FINAL).build();
  }

  private CodeBlock newMatrix(int first) {
    return CodeBlock.of(
        "new $T[$L * ((capacity() + $L) / $L)][$L]",
        TypeName.FLOAT,
        first,
        Tiling.SAMPLES - 1,
        Tiling.SAMPLES,
        lanes);
  }
}
