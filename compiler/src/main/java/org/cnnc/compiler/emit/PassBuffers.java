package org.cnnc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.model.PlacedLayer;
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
    addField(Plan.INPUT, false);
    addField(Plan.INPUT_GRADIENT, true);
    plan.outputs().keySet().forEach(name -> addField(name, false));
    plan.states().keySet().forEach(name -> addField(name, false));
    plan.scratch().keySet().forEach(name -> addField(name, false));
    gradientFields().forEach(name -> addField(name, false));
    type.addField(TypeName.LONG, "randomKey", Modifier.PRIVATE);
    type.addField(TypeName.INT, "firstSample", Modifier.PRIVATE);
  }

  private void addField(String name, boolean settable) {
    FieldSpec.Builder field = FieldSpec.builder(float[].class, name, Modifier.PRIVATE);
    type.addField(settable ? field.build() : field.addModifiers(Modifier.FINAL).build());
  }

  private List<String> gradientFields() {
    return plan.gradientTensors().values().stream()
        .filter(name -> !name.equals(Plan.INPUT_GRADIENT))
        .distinct()
        .toList();
  }

  private MethodSpec constructor() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("super(capacity)");
    body.addStatement("$L = floats(capacity, $L)", Plan.INPUT, plan.inputSize());
    slots(body, "shared", plan.inference(), "training ? 0 : capacity");
    plan.outputs().forEach((name, size) -> body.addStatement(output(name, size)));
    plan.states()
        .forEach(
            (name, size) ->
                body.addStatement("$L = training ? floats(capacity, $L) : null", name, size));
    plan.scratch()
        .forEach((name, size) -> body.addStatement("$L = floats(capacity, $L)", name, size));
    slots(body, "gradient", plan.gradients(), "training ? capacity : 0");
    for (String name : gradientFields()) {
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
    String output = plan.tensors().get(plan.model().outputs().get(0).tensor().id());
    String gradient = plan.gradientTensors().get(plan.model().outputs().get(0).tensor().id());
    type.addMethod(getter("input", Plan.INPUT));
    type.addMethod(getter("output", output));
    type.addMethod(getter("outputGradient", gradient));
    type.addMethod(getter("inputGradient", Plan.INPUT_GRADIENT));
    type.addMethod(
        PassClass.override("keepInputGradient")
            .addStatement("$L = floats(capacity(), $L)", Plan.INPUT_GRADIENT, plan.inputSize())
            .build());
    CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("return switch (layer)");
    List<PlacedLayer> layers = plan.model().layers();
    for (int number = 0; number < layers.size(); number++) {
      body.add("case $L -> $L;\n", number, plan.tensors().get(layers.get(number).output().id()));
    }
    body.add("default -> throw new $T(layer);\n", IndexOutOfBoundsException.class);
    body.unindent().add("};\n");
    type.addMethod(
        PassClass.override("layerOutput")
            .returns(float[].class)
            .addParameter(TypeName.INT, "layer")
            .addCode(body.build())
            .build());
  }

  private static MethodSpec getter(String method, String field) {
    return PassClass.override(method)
        .returns(float[].class)
        .addStatement("return $L", field)
        .build();
  }
}
