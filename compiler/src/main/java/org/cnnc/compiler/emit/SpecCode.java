package org.cnnc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Activation;
import org.cnnc.compiler.model.Model;
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
    code.add(list(plan.model().inputs().stream().map(SpecCode::input).toList()));
    List<CodeBlock> outputs = new ArrayList<>();
    for (int number = 0; number < plan.model().outputs().size(); number++) {
      outputs.add(output(plan, number));
    }
    code.add(list(outputs));
    code.add(list(layers.stream().map(SpecCode::layer).toList()));
    code.add(list(plan.weights().stream().map(SpecCode::weight).toList()));
    return code.add("$L,\nSUMMARY)", plan.weightCount()).unindent().build();
  }

  private static CodeBlock list(List<CodeBlock> elements) {
    CodeBlock.Builder code = CodeBlock.builder().add("$T.of(", List.class).indent();
    for (int i = 0; i < elements.size(); i++) {
      code.add("$L\n$L", i == 0 ? "" : ",", elements.get(i));
    }
    return code.unindent().add("),\n").build();
  }

  private static CodeBlock input(Model.Input input) {
    return CodeBlock.of(
        "new $T.InputSpec($S, $L)", RuntimeTypes.SPEC, input.name(), sizes(input.tensor().shape()));
  }

  private static CodeBlock output(Plan plan, int number) {
    Model.Output output = plan.model().outputs().get(number);
    OptionalInt maker = plan.outputGradients().get(number).maker();
    Activation activation =
        maker.isPresent()
            ? plan.model().layers().get(maker.getAsInt()).layer().activation()
            : Activation.linear();
    return CodeBlock.of(
        "new $T.OutputSpec($S, $L, $S)",
        RuntimeTypes.SPEC,
        output.name(),
        sizes(output.tensor().shape()),
        activation.name());
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
