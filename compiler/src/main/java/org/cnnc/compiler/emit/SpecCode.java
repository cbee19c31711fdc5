package org.cnnc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.plan.PlacedWeight;
import org.cnnc.compiler.plan.Plan;

/** Writes a model's {@code ModelSpec} as an expression. */
final class SpecCode {
  private SpecCode() {}

  static CodeBlock of(Plan plan) {
    List<PlacedLayer> layers = plan.model().layers();
    CodeBlock.Builder code = CodeBlock.builder().add("new $T(\n", RuntimeTypes.SPEC).indent();
    code.add("$S,\n$S,\n", plan.model().name(), ModelHash.of(plan));
    code.add("$L,\n", sizes(plan.model().inputs().get(0).tensor().shape()));
    code.add("$L,\n", sizes(plan.model().outputs().get(0).tensor().shape()));
    code.add("$S,\n", layers.get(layers.size() - 1).layer().activation().name());
    code.add("$T.of(\n", List.class).indent();
    for (int i = 0; i < layers.size(); i++) {
      code.add("$L$L\n", layer(layers.get(i)), i < layers.size() - 1 ? "," : "),");
    }
    code.unindent().add("$T.of(\n", List.class).indent();
    List<PlacedWeight> weights = plan.weights();
    for (int i = 0; i < weights.size(); i++) {
      code.add("$L$L\n", weight(weights.get(i)), i < weights.size() - 1 ? "," : "");
    }
    return code.unindent().add("),\n$L,\nSUMMARY)", plan.weightCount()).unindent().build();
  }

  private static CodeBlock layer(PlacedLayer layer) {
    return CodeBlock.of(
        "new $T.LayerSpec($S, $S, $L)",
        RuntimeTypes.SPEC,
        layer.name(),
        layer.kind(),
        sizes(layer.output().shape()));
  }

  private static CodeBlock weight(PlacedWeight placed) {
    return CodeBlock.of(
        "new $T.WeightSpec($S, $L, $L, $S, $L)",
        RuntimeTypes.SPEC,
        placed.name(),
        sizes(placed.weight().shape()),
        placed.offset(),
        placed.weight().initializer(),
        placed.weight().trainable());
  }

  private static CodeBlock sizes(Shape shape) {
    List<CodeBlock> sizes = shape.sizes().stream().map(s -> CodeBlock.of("$L", s)).toList();
    return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(sizes, ", "));
  }
}
