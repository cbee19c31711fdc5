package org.cnnc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Pieces;
import org.cnnc.compiler.kernel.Renderer;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.plan.Plan;
import org.cnnc.compiler.plan.Step;
import org.cnnc.compiler.plan.Value;

/** Emits the nested class that sums gradients over a whole batch. */
final class SumsClass {
  private static final String NAME = "PortableSums";
  private static final ClassName TARGET = RuntimeTypes.SUMS.nestedClass("Target");

  private final Plan plan;
  private final SumsOperands operands;
  private final Renderer renderer;
  private final String name;
  private final TypeSpec.Builder type;
  private final List<CodeBlock> targets = new ArrayList<>();
  private final CodeBlock.Builder calls = CodeBlock.builder();

  private SumsClass(Plan plan, Renderer renderer, String name) {
    this.plan = plan;
    this.operands = new SumsOperands(plan);
    this.renderer = renderer;
    this.name = name;
    this.type = TypeSpec.classBuilder(name).superclass(RuntimeTypes.SUMS);
  }

  /** The class' name in the model's own class. */
  static String name(Plan plan) {
    return ClassFile.nested(plan.model().name(), NAME);
  }

  /**
   * Adds the class and the method that makes it, if the plan has such sums.
   *
   * @param access of the method
   */
  static void addTo(
      TypeSpec.Builder kernels, Plan plan, Renderer renderer, String name, Modifier access) {
    if (plan.sums().isEmpty()) {
      return;
    }
    kernels.addMethod(
        MethodSpec.methodBuilder("newSums")
            .addAnnotation(Override.class)
            .addModifiers(access)
            .returns(RuntimeTypes.SUMS)
            .addParameter(TypeName.INT, "capacity")
            .addStatement("return new $L(capacity)", name)
            .build());
    kernels.addType(new SumsClass(plan, renderer, name).build());
  }

  private TypeSpec build() {
    type.addModifiers(Modifier.PRIVATE, Modifier.FINAL)
        .addJavadoc("Gradients that are summed over all samples of a batch at once.\n");
    operands
        .all()
        .forEach(o -> type.addField(float[].class, o.field(), Modifier.PRIVATE, Modifier.FINAL));
    plan.sums().forEach(this::render);
    type.addMethod(constructor()).addMethod(operand()).addMethod(sum()).addMethod(helper());
    renderer.addTo(type);
    return type.build();
  }

  private void render(Step step) {
    Map<String, String> fields =
        operands.of(step).stream()
            .collect(Collectors.toMap(SumsOperands.Operand::buffer, SumsOperands.Operand::field));
    Pieces pieces = renderer.render(StepTask.ofSums(step, fields));
    Shape shape = step.nest().target().buffer().shape();
    int floats = Math.toIntExact(shape.elements());
    int turn = pieces.areSeveral() ? floats / shape.sizes().get(0) * pieces.steps() : floats;
    int offset =
        ((Value.WeightGradient) step.values().get(step.nest().target().buffer().name())).offset();
    calls.addStatement(
        "case $L -> $L(gradients, samples$L)",
        targets.size(),
        step.name(),
        pieces.areSeveral() ? ", from, to" : "");
    targets.add(CodeBlock.of("new $T($L, $L, $L)", TARGET, offset, floats, turn));
  }

  private MethodSpec constructor() {
    MethodSpec.Builder method =
        MethodSpec.constructorBuilder()
            .addParameter(TypeName.INT, "capacity")
            .addStatement("super(capacity, $L)", CodeBlock.join(targets, ", "));
    operands
        .all()
        .forEach(o -> method.addStatement("$L = floats(capacity, $L)", o.field(), o.size()));
    return method.build();
  }

  private MethodSpec operand() {
    CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("return switch (number)");
    operands.all().forEach(o -> body.add("case $L -> $L;\n", o.number(), o.field()));
    body.add("default -> throw new $T(number);\n", IndexOutOfBoundsException.class);
    return PassClass.override("operand")
        .returns(float[].class)
        .addParameter(TypeName.INT, "number")
        .addCode(body.unindent().add("};\n").build())
        .build();
  }

  private MethodSpec sum() {
    return MethodSpec.methodBuilder("sum")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addParameter(TypeName.INT, "target")
        .addParameter(float[].class, "gradients")
        .addParameter(TypeName.INT, "samples")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .beginControlFlow("switch (target)")
        .addCode(calls.build())
        .addStatement("default -> throw new $T(target)", IndexOutOfBoundsException.class)
        .endControlFlow()
        .build();
  }

  private MethodSpec helper() {
    return PassClass.override("helper")
        .returns(RuntimeTypes.SUMS)
        .addStatement("$1L helper = ($1L) super.helper()", name)
        .addCode(renderer.ownMemory())
        .addStatement("return helper")
        .build();
  }
}
