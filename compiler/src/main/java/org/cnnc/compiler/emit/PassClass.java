package org.cnnc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.portable.Places;
import org.cnnc.compiler.kernel.portable.PortableRenderer;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.plan.Plan;
import org.cnnc.compiler.plan.Slots;
import org.cnnc.compiler.plan.Step;
import org.cnnc.compiler.plan.Value;

/** Emits the nested class that holds a network's buffers and arithmetic. */
final class PassClass {
  private static final String NAME = "PortablePass";

  private final Plan plan;
  private final TypeSpec.Builder type;

  private PassClass(Plan plan) {
    this.plan = plan;
    this.type =
        TypeSpec.classBuilder(name(plan))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .superclass(RuntimeTypes.PASS)
            .addJavadoc(
                "The arithmetic in plain Java. Buffers hold one sample after the other, channels"
                    + " last.\n");
  }

  /** The class' name: a nested class must not have its outer one's. */
  static String name(Plan plan) {
    return plan.model().name().equals(NAME) ? NAME + "_" : NAME;
  }

  static TypeSpec of(Plan plan) {
    return new PassClass(plan).build();
  }

  private TypeSpec build() {
    addFields();
    type.addMethod(constructor());
    addAccessors();
    type.addMethod(forward());
    type.addMethod(forwardTraining());
    type.addMethod(backward());
    renderSteps();
    return type.build();
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
    body.addStatement("$L = new float[capacity * $L]", Plan.INPUT, plan.inputSize());
    slots(body, "shared", plan.inference(), "training ? 0 : capacity");
    plan.outputs().forEach((name, size) -> body.addStatement(output(name, size)));
    plan.states()
        .forEach(
            (name, size) ->
                body.addStatement("$L = training ? new float[capacity * $L] : null", name, size));
    plan.scratch()
        .forEach((name, size) -> body.addStatement("$L = new float[capacity * $L]", name, size));
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
        slots.sizes().stream()
            .map(size -> CodeBlock.of("new float[($L) * $L]", count, size))
            .toList();
    body.addStatement("float[][] $L = {$L}", name, CodeBlock.join(arrays, ", "));
  }

  /** While training each output is kept; while predicting they share arrays. */
  private CodeBlock output(String name, int size) {
    Integer slot = plan.inference().slotOf(name);
    String shared = slot != null ? "shared[" + slot + "]" : sourceOfCopy(name);
    return CodeBlock.of("$L = training ? new float[capacity * $L] : $L", name, size, shared);
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
        override("keepInputGradient")
            .addStatement("$L = new float[capacity() * $L]", Plan.INPUT_GRADIENT, plan.inputSize())
            .build());
    CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("return switch (layer)");
    List<PlacedLayer> layers = plan.model().layers();
    for (int number = 0; number < layers.size(); number++) {
      body.add("case $L -> $L;\n", number, plan.tensors().get(layers.get(number).output().id()));
    }
    body.add("default -> throw new $T(layer);\n", IndexOutOfBoundsException.class);
    body.unindent().add("};\n");
    type.addMethod(
        override("layerOutput")
            .returns(float[].class)
            .addParameter(TypeName.INT, "layer")
            .addCode(body.build())
            .build());
  }

  private static MethodSpec getter(String method, String field) {
    return override(method).returns(float[].class).addStatement("return $L", field).build();
  }

  private static MethodSpec.Builder override(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  private MethodSpec forward() {
    MethodSpec.Builder method =
        override("forward")
            .addParameter(float[].class, "weights")
            .addParameter(TypeName.INT, "samples");
    for (int number = 0; number < plan.model().layers().size(); number++) {
      PlacedLayer layer = plan.model().layers().get(number);
      if (plan.copies().contains(layer)) {
        copy(method, layer);
      }
      for (Step step : plan.forward()) {
        if (step.layerNumber() == number) {
          method.addStatement("$L(weights, samples)", step.name());
        }
      }
    }
    return method.build();
  }

  /** A training pass keeps dropout's output apart from its input; predicting copies it over. */
  private void copy(MethodSpec.Builder method, PlacedLayer layer) {
    String from = plan.tensors().get(layer.inputs().get(0).id());
    String to = plan.tensors().get(layer.output().id());
    method
        .beginControlFlow("if ($L != $L)", to, from)
        .addStatement(
            "$T.arraycopy($L, 0, $L, 0, samples * $L)",
            System.class,
            from,
            to,
            plan.outputs().get(to))
        .endControlFlow();
  }

  private MethodSpec forwardTraining() {
    MethodSpec.Builder method =
        override("forwardTraining")
            .addParameter(float[].class, "weights")
            .addParameter(TypeName.INT, "samples")
            .addParameter(TypeName.LONG, "randomKey")
            .addParameter(TypeName.INT, "firstSample")
            .addStatement("this.randomKey = randomKey")
            .addStatement("this.firstSample = firstSample");
    plan.training().forEach(s -> method.addStatement("$L(weights, samples)", s.name()));
    return method.build();
  }

  private MethodSpec backward() {
    MethodSpec.Builder method =
        override("backward")
            .addParameter(float[].class, "weights")
            .addParameter(float[].class, "gradients")
            .addParameter(TypeName.INT, "samples")
            .addParameter(TypeName.BOOLEAN, "beforeActivation");
    int last = plan.model().layers().size() - 1;
    for (Step step : plan.backward()) {
      String condition = condition(step, last);
      if (!condition.isEmpty()) {
        method.beginControlFlow("if ($L)", condition);
      }
      method.addStatement(
          PortableRenderer.addsToGradient(step.nest())
              ? "$L(weights, gradients, samples)"
              : "$L(weights, samples)",
          step.name());
      if (!condition.isEmpty()) {
        method.endControlFlow();
      }
    }
    return method.build();
  }

  private static String condition(Step step, int lastLayer) {
    String input = step.forInputOnly() ? Plan.INPUT_GRADIENT + " != null" : "";
    if (step.ofActivation() && step.layerNumber() == lastLayer) {
      return input.isEmpty() ? "!beforeActivation" : input + " && !beforeActivation";
    }
    return input;
  }

  private void renderSteps() {
    PortableRenderer renderer = new PortableRenderer();
    Set<String> rendered = new HashSet<>();
    for (List<Step> steps : List.of(plan.training(), plan.forward(), plan.backward())) {
      for (Step step : steps) {
        if (rendered.add(step.name())) {
          renderer.render(step.name(), step.nest(), places(step), step.layerNumber());
        }
      }
    }
    renderer.addTo(type);
  }

  private static Places places(Step step) {
    Map<String, Places.Place> places = new LinkedHashMap<>();
    step.values().forEach((name, value) -> places.put(name, place(value)));
    return new Places(places);
  }

  private static Places.Place place(Value value) {
    if (value instanceof Value.Held held) {
      return new Places.Place("this." + held.name(), 0);
    } else if (value instanceof Value.Weight weight) {
      return new Places.Place("weights", weight.offset());
    }
    return new Places.Place("gradients", ((Value.WeightGradient) value).offset());
  }
}
