package org.cnnc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.Tensor;
import org.cnnc.compiler.plan.OutputGradient;
import org.cnnc.compiler.plan.Plan;
import org.cnnc.compiler.plan.Slots;

/** Emits the arrays of a pass: which there are, which are one and the same, who may see them. */
final class PassBuffers {
  private final Plan plan;
  private final TypeSpec.Builder type;

  PassBuffers(Plan plan, TypeSpec.Builder type) {
    this.plan = plan;
    this.type = type;
  }

  /** Adds the fields, the constructor that fills them, and the methods that show them. */
  void addTo() {
    addFields();
    type.addMethod(constructor());
    addAccessors();
  }

  private void addFields() {
    inputs().forEach(input -> addField(plan.field(input), false));
    inputs().forEach(input -> addField(plan.gradientField(input), true));
    plan.outputs().keySet().forEach(name -> addField(name, false));
    plan.states().keySet().forEach(name -> addField(name, false));
    plan.scratch().keySet().forEach(name -> addField(name, false));
    plan.gradients().names().forEach(name -> addField(name, false));
    type.addField(TypeName.LONG, "randomKey", Modifier.PRIVATE);
    type.addField(TypeName.INT, "firstSample", Modifier.PRIVATE);
  }

  private void addField(String name, boolean settable) {
    FieldSpec.Builder field = FieldSpec.builder(float[].class, name, Modifier.PRIVATE);
    type.addField(settable ? field.build() : field.addModifiers(Modifier.FINAL).build());
  }

  private List<Model.Input> inputs() {
    return plan.model().inputs();
  }

  private MethodSpec constructor() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("super(capacity)");
    for (Model.Input input : inputs()) {
      body.addStatement("$L = floats(capacity, $L)", plan.field(input), Plan.size(input.tensor()));
    }
    slots(body, "shared", plan.inference(), "training ? 0 : capacity");
    plan.outputs().forEach((name, size) -> body.addStatement(output(name, size)));
    plan.states()
        .forEach(
            (name, size) ->
                body.addStatement("$L = training ? floats(capacity, $L) : null", name, size));
    plan.scratch()
        .forEach((name, size) -> body.addStatement("$L = floats(capacity, $L)", name, size));
    slots(body, "gradient", plan.gradients(), "training ? capacity : 0");
    for (String name : plan.gradients().names()) {
      body.addStatement("$L = training ? gradient[$L] : null", name, plan.gradients().slotOf(name));
    }
    return MethodSpec.constructorBuilder()
        .addParameter(TypeName.INT, "capacity")
        .addParameter(TypeName.BOOLEAN, "training")
        .addCode(body.build())
        .build();
  }

  /** A local array of the arrays that several fields share. */
  private static void slots(CodeBlock.Builder body, String name, Slots slots, String count) {
    List<CodeBlock> arrays =
        slots.sizes().stream().map(size -> CodeBlock.of("floats($L, $L)", count, size)).toList();
    body.addStatement("float[][] $L = {$L}", name, CodeBlock.join(arrays, ", "));
  }

  /** While training each output is kept; while predicting they share arrays. */
  private CodeBlock output(String name, int size) {
    Integer slot = plan.inference().slotOf(name);
    String shared = slot != null ? "shared[" + slot + "]" : sourceOfCopy(name);
    return CodeBlock.of("$L = training ? floats(capacity, $L) : $L", name, size, shared);
  }

  private String sourceOfCopy(String name) {
    return plan.copies().stream()
        .filter(l -> plan.tensors().get(l.output().id()).equals(name))
        .map(l -> plan.tensors().get(l.inputs().get(0).id()))
        .findFirst()
        .orElseThrow();
  }

  private void addAccessors() {
    List<Model.Output> outputs = plan.model().outputs();
    addAccessor("input", "number", inputs().stream().map(plan::field).toList());
    addAccessor("output", "number", outputs.stream().map(o -> field(o.tensor())).toList());
    addAccessor(
        "outputGradient",
        "number",
        plan.outputGradients().stream().map(OutputGradient::field).toList());
    addAccessor("inputGradient", "number", inputs().stream().map(plan::gradientField).toList());
    MethodSpec.Builder keep = PassClass.override("keepInputGradient");
    for (Model.Input input : inputs()) {
      keep.addStatement(
          "$L = floats(capacity(), $L)", plan.gradientField(input), Plan.size(input.tensor()));
    }
    type.addMethod(keep.build());
    addAccessor(
        "layerOutput",
        "layer",
        plan.model().layers().stream().map(layer -> field(layer.output())).toList());
  }

  private String field(Tensor tensor) {
    return plan.tensors().get(tensor.id());
  }

  /** A method from a number to one of the fields. */
  private void addAccessor(String method, String parameter, List<String> fields) {
    CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("return switch ($L)", parameter);
    for (int number = 0; number < fields.size(); number++) {
      body.add("case $L -> $L;\n", number, fields.get(number));
    }
    body.add("default -> throw new $T($L);\n", IndexOutOfBoundsException.class, parameter);
    body.unindent().add("};\n");
    type.addMethod(
        PassClass.override(method)
            .returns(float[].class)
            .addParameter(TypeName.INT, parameter)
            .addCode(body.build())
            .build());
  }
}
