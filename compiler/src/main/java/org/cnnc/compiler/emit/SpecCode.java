package org.cnnc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Activation;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.plan.PlacedWeight;
import org.cnnc.compiler.plan.Plan;

/**
 * Writes a model's {@code ModelSpec} as an expression; long lists come from classes of their own,
 * since Java bounds what an initializer and what a class file may hold.
 */
final class SpecCode {
  /** The most elements of a list in one place. */
  private static final int TOGETHER = 200;

  private final String model;
  private final List<TypeSpec> types = new ArrayList<>();
  private final CodeBlock expression;

  SpecCode(Plan plan) {
    model = plan.model().name();
    expression = of(plan);
  }

  /** The classes that the expression uses. */
  List<TypeSpec> types() {
    return types;
  }

  CodeBlock expression() {
    return expression;
  }

  private CodeBlock of(Plan plan) {
    List<PlacedLayer> layers = plan.model().layers();
    CodeBlock.Builder code = CodeBlock.builder().add("new $T(\n", RuntimeTypes.SPEC).indent();
    code.add("$S,\n$S,\n", plan.model().name(), ModelHash.of(plan));
    code.add(list(plan.model().inputs().stream().map(SpecCode::input).toList()));
    List<CodeBlock> outputs = new ArrayList<>();
    for (int number = 0; number < plan.model().outputs().size(); number++) {
      outputs.add(output(plan, number));
    }
    code.add(list(outputs));
    code.add(parts("LayerSpec", layers.stream().map(SpecCode::layer).toList()));
    code.add(parts("WeightSpec", plan.weights().stream().map(SpecCode::weight).toList()));
    return code.add("$L,\nSUMMARY)", plan.weightCount()).unindent().build();
  }

  /** The list, or its parts joined. */
  private CodeBlock parts(String type, List<CodeBlock> elements) {
    if (elements.size() <= TOGETHER) {
      return list(elements);
    }
    List<CodeBlock> calls = new ArrayList<>();
    for (int from = 0; from < elements.size(); from += TOGETHER) {
      String name = ClassFile.nested(model, type + "sFrom" + from);
      List<CodeBlock> part = elements.subList(from, Math.min(elements.size(), from + TOGETHER));
      types.add(holder(name, RuntimeTypes.SPEC.nestedClass(type), part));
      calls.add(CodeBlock.of("$L.list()", name));
    }
    return CodeBlock.of(
        "$T.of($L).flatMap($T::stream).toList(),\n",
        Stream.class,
        CodeBlock.join(calls, ", "),
        List.class);
  }

  private static TypeSpec holder(String name, ClassName type, List<CodeBlock> elements) {
    return TypeSpec.classBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addMethod(
            MethodSpec.methodBuilder("list")
                .addModifiers(Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), type))
                .addStatement("return $L", open(elements))
                .build())
        .build();
  }

  private static CodeBlock list(List<CodeBlock> elements) {
    return CodeBlock.builder().add(open(elements)).add(",\n").build();
  }

  private static CodeBlock open(List<CodeBlock> elements) {
    CodeBlock.Builder code = CodeBlock.builder().add("$T.of(", List.class).indent();
    for (int i = 0; i < elements.size(); i++) {
      code.add("$L\n$L", i == 0 ? "" : ",", elements.get(i));
    }
    return code.unindent().add(")").build();
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
        layer.use() == 0 ? layer.name() : layer.name() + "@" + layer.use(),
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
