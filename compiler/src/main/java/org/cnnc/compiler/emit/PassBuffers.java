package org.cnnc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.model.Tensor;
import org.cnnc.compiler.plan.OutputGradient;
import org.cnnc.compiler.plan.Plan;
import org.cnnc.compiler.plan.Slots;

/** Emits the arrays of a pass: which there are, which are one and the same, who may see them. */
final class PassBuffers {
  private final Plan plan;
  private final PassPart part;
  private final TypeSpec.Builder type;

  /** The field that a copy's is the same as while predicting. */
  private final Map<String, String> sources;

  PassBuffers(Plan plan, PassPart part, TypeSpec.Builder type) {
    this.plan = plan;
    this.part = part;
    this.type = type;
    this.sources = sources(plan);
  }

  /** Adds the fields, the constructor that fills them, and the methods that show them. */
  void addTo() {
    addFields();
    if (part.isLast() && !part.isOnly()) {
      type.addMethod(constructorOfParts());
    }
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
    if (part.isFirst()) {
      type.addField(TypeName.LONG, "randomKey", part.fieldModifiers());
      type.addField(TypeName.INT, "firstSample", part.fieldModifiers());
    }
  }

  private void addField(String name, boolean settable) {
    if (part.declares(name)) {
      Modifier[] modifiers = settable ? part.fieldModifiers() : part.fieldModifiers(Modifier.FINAL);
      type.addField(FieldSpec.builder(float[].class, name, modifiers).build());
    }
  }

  private List<Model.Input> inputs() {
    return plan.model().inputs();
  }

  private MethodSpec constructor() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement(
        part.isFirst() ? "super(capacity)" : "super(capacity, training, shared, gradient)");
    for (Model.Input input : inputs()) {
      fill(body, plan.field(input), "floats(capacity, $L)", Plan.size(input.tensor()));
    }
    slots(body, "shared", plan.inference(), "training ? 0 : capacity");
    plan.outputs().forEach((name, size) -> fill(body, name, "$L", output(name, size)));
    plan.states()
        .forEach((name, size) -> fill(body, name, "training ? floats(capacity, $L) : null", size));
    plan.scratch().forEach((name, size) -> fill(body, name, "floats(capacity, $L)", size));
    slots(body, "gradient", plan.gradients(), "training ? capacity : 0");
    for (String name : plan.gradients().names()) {
      fill(body, name, "training ? gradient[$L] : null", plan.gradients().slotOf(name));
    }
    MethodSpec.Builder constructor = emptyConstructor();
    if (!part.isOnly()) {
      constructor.addParameter(float[][].class, "shared");
      constructor.addParameter(float[][].class, "gradient");
    }
    return constructor.addCode(body.build()).build();
  }

  /** Parts fill the arrays that come here with the arrays that they are the first to share. */
  private MethodSpec constructorOfParts() {
    return emptyConstructor()
        .addStatement(
            "this(capacity, training, new float[$L][], new float[$L][])",
            plan.inference().sizes().size(),
            plan.gradients().sizes().size())
        .build();
  }

  private static MethodSpec.Builder emptyConstructor() {
    return MethodSpec.constructorBuilder()
        .addParameter(TypeName.INT, "capacity")
        .addParameter(TypeName.BOOLEAN, "training");
  }

  private void fill(CodeBlock.Builder body, String field, String value, Object argument) {
    if (part.declares(field)) {
      body.addStatement("$L = " + value, field, argument);
    }
  }

  /** The arrays that several fields share. */
  private void slots(CodeBlock.Builder body, String name, Slots slots, String count) {
    List<Integer> sizes = slots.sizes();
    if (part.isOnly()) {
      List<CodeBlock> arrays =
          sizes.stream().map(size -> CodeBlock.of("floats($L, $L)", count, size)).toList();
      body.addStatement("float[][] $L = {$L}", name, CodeBlock.join(arrays, ", "));
      return;
    }
    for (int slot : part.firstUsed(slots)) {
      body.addStatement("$L[$L] = floats($L, $L)", name, slot, count, sizes.get(slot));
    }
  }

  /** While training each output is kept; while predicting they share arrays. */
  private CodeBlock output(String name, int size) {
    Integer slot = plan.inference().slotOf(name);
    String shared = slot != null ? "shared[" + slot + "]" : sources.get(name);
    return CodeBlock.of("training ? floats(capacity, $L) : $L", size, shared);
  }

  private static Map<String, String> sources(Plan plan) {
    Map<String, String> sources = new HashMap<>();
    for (PlacedLayer copy : plan.copies()) {
      String source = plan.tensors().get(copy.inputs().get(0).id());
      sources.put(plan.tensors().get(copy.output().id()), source);
    }
    return sources;
  }

  private void addAccessors() {
    if (part.isLast()) {
      addPortAccessors();
    }
    List<String> layers =
        plan.model().layers().stream().map(layer -> field(layer.output())).toList();
    CodeBlock others =
        part.isFirst() ? outOfBounds("layer") : CodeBlock.of("super.layerOutput(layer)");
    addAccessor("layerOutput", "layer", layers, part.firstLayer(), part.end(), others);
  }

  private void addPortAccessors() {
    List<Model.Output> outputs = plan.model().outputs();
    addAccessor("input", inputs().stream().map(plan::field).toList());
    addAccessor("output", outputs.stream().map(o -> field(o.tensor())).toList());
    addAccessor(
        "outputGradient", plan.outputGradients().stream().map(OutputGradient::field).toList());
    addAccessor("inputGradient", inputs().stream().map(plan::gradientField).toList());
    MethodSpec.Builder keep = PassClass.override("keepInputGradient");
    for (Model.Input input : inputs()) {
      keep.addStatement(
          "$L = floats(capacity(), $L)", plan.gradientField(input), Plan.size(input.tensor()));
    }
    type.addMethod(keep.build());
  }

  private String field(Tensor tensor) {
    return plan.tensors().get(tensor.id());
  }

  private void addAccessor(String method, List<String> fields) {
    addAccessor(method, "number", fields, 0, fields.size(), outOfBounds("number"));
  }

  private static CodeBlock outOfBounds(String parameter) {
    return CodeBlock.of("throw new $T($L)", IndexOutOfBoundsException.class, parameter);
  }

  /** A method from a number to one of the fields. */
  private void addAccessor(
      String method, String parameter, List<String> fields, int from, int to, CodeBlock others) {
    CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("return switch ($L)", parameter);
    for (int number = from; number < to; number++) {
      body.add("case $L -> $L;\n", number, fields.get(number));
    }
    body.add("default -> $L;\n", others);
    body.unindent().add("};\n");
    type.addMethod(
        PassClass.override(method)
            .returns(float[].class)
            .addParameter(TypeName.INT, parameter)
            .addCode(body.build())
            .build());
  }
}
