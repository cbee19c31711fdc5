package org.cnnc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Pieces;
import org.cnnc.compiler.kernel.Renderer;
import org.cnnc.compiler.kernel.portable.PortableRenderer;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.model.Tensor;
import org.cnnc.compiler.plan.Plan;
import org.cnnc.compiler.plan.Step;

/** Emits the nested class that holds a network's buffers and arithmetic. */
final class PassClass {
  private static final String NAME = "PortablePass";
  private static final String BUFFERS = "Buffers hold one sample after the other, channels last.";

  private final Plan plan;
  private final PassPart part;
  private final Renderer renderer;
  private final TypeSpec.Builder type;

  /** The steps that threads may share, and in how many pieces. */
  private final Map<String, Integer> pieces = new HashMap<>();

  private final PooledMethods pooled;

  private PassClass(Plan plan, PassPart part, Renderer renderer) {
    this.plan = plan;
    this.part = part;
    this.renderer = renderer;
    this.pooled = new PooledMethods(plan, part, renderer);
    this.type = TypeSpec.classBuilder(part.name()).superclass(part.superclass());
  }

  /** The class' name: a nested class must not have its outer one's. */
  static String name(Plan plan) {
    String model = plan.model().name();
    return model.equals(NAME) || model.startsWith(NAME + "From") ? NAME + "_" : NAME;
  }

  /** The rendering that needs nothing of the machine. */
  static List<TypeSpec> portable(Plan plan, PortableRenderer renderer) {
    return of(plan, renderer, name(plan), "The arithmetic in plain Java. " + BUFFERS);
  }

  /** A pass of this name in some rendering, and what it extends. */
  static List<TypeSpec> of(Plan plan, Renderer renderer, String name) {
    return of(plan, renderer, name, BUFFERS);
  }

  private static List<TypeSpec> of(Plan plan, Renderer renderer, String name, String doc) {
    return PassPart.of(plan, name).stream()
        .map(part -> new PassClass(plan, part, part.isFirst() ? renderer : renderer.another()))
        .map(pass -> pass.build(doc))
        .toList();
  }

  static MethodSpec.Builder override(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  private TypeSpec build(String doc) {
    renderSteps();
    type.addModifiers(Modifier.PRIVATE, part.isLast() ? Modifier.FINAL : Modifier.ABSTRACT);
    type.addJavadoc("$L\n", part.isLast() ? doc : layers());
    new PassBuffers(plan, part, type).addTo();
    type.addMethod(forward());
    addExposed();
    type.addMethod(forwardTraining());
    type.addMethod(new BackwardMethod(plan, part).method());
    if (!pieces.isEmpty()) {
      type.addMethod(helper());
    }
    renderer.addTo(type);
    return type.build();
  }

  private String layers() {
    return "The layers "
        + part.firstLayer()
        + " to "
        + (part.end() - 1)
        + " of {@link "
        + part.last()
        + "}, counted from 0.";
  }

  private MethodSpec forward() {
    MethodSpec.Builder method = forwardOf(override("forward"));
    if (!part.isFirst()) {
      method.addStatement("super.forward(weights, samples)");
    }
    if (pooled.isEmpty()) {
      runAll(method, name -> name);
    } else {
      method.beginControlFlow("if (keepsLayers())");
      runAll(method, name -> name);
      method.nextControlFlow("else");
      runAll(method, pooled::predicting);
      method.endControlFlow();
    }
    return method.build();
  }

  private void runAll(MethodSpec.Builder method, UnaryOperator<String> others) {
    Map<Integer, List<Step>> steps = forwardSteps();
    for (int number = part.firstLayer(); number < part.end(); number++) {
      run(method, number, steps, others);
    }
  }

  private Map<Integer, List<Step>> forwardSteps() {
    return part.own(plan.forward()).stream().collect(Collectors.groupingBy(Step::layerNumber));
  }

  private void run(
      MethodSpec.Builder method,
      int number,
      Map<Integer, List<Step>> steps,
      UnaryOperator<String> others) {
    PlacedLayer layer = plan.model().layers().get(number);
    if (plan.copies().contains(layer)) {
      copy(method, layer);
    }
    for (Step step : steps.getOrDefault(number, List.of())) {
      String name = others.apply(step.name());
      Integer shared = pieces.get(name);
      if (shared != null) {
        method.addStatement("split($L::$L, $L, weights, samples)", part.name(), name, shared);
      } else if (!name.isEmpty()) {
        method.addStatement("$L(weights, samples)", name);
      }
    }
  }

  private MethodSpec helper() {
    return MethodSpec.methodBuilder("helper")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(RuntimeTypes.PASS)
        .addStatement("$1L helper = ($1L) super.helper()", part.name())
        .addCode(renderer.ownMemory())
        .addStatement("return helper")
        .build();
  }

  /** An exposed layer runs last: nothing has taken its array yet. */
  private void addExposed() {
    List<Model.Exposed> exposed = plan.model().exposed();
    if (exposed.isEmpty()) {
      return;
    }
    Map<Integer, List<Step>> steps = forwardSteps();
    for (int number = 0; number < exposed.size(); number++) {
      expose(number, exposed.get(number).layer(), steps);
    }
    if (part.isLast()) {
      CodeBlock.Builder choice = CodeBlock.builder().beginControlFlow("return switch (number)");
      for (int number = 0; number < exposed.size(); number++) {
        choice.add("case $L -> expose$L(weights, samples);\n", number, number);
      }
      choice.add("default -> throw new $T(number);\n", IndexOutOfBoundsException.class);
      type.addMethod(
          forwardOf(override("expose").returns(float[].class).addParameter(TypeName.INT, "number"))
              .addCode(choice.add("$<};\n").build())
              .build());
    }
  }

  /** What an exposed layer needs of this part; the last part asks the others. */
  private void expose(int number, int layer, Map<Integer, List<Step>> steps) {
    List<Integer> needed = ExposedMembers.needed(plan.model(), layer);
    MethodSpec.Builder method = forwardOf(MethodSpec.methodBuilder(part.expose(number)));
    if (part.isLast()) {
      method.addModifiers(Modifier.PRIVATE).returns(float[].class);
      part.earlierExposes(number, needed)
          .forEach(name -> method.addStatement("$L(weights, samples)", name));
    }
    List<Integer> own = needed.stream().filter(part::has).toList();
    own.forEach(n -> run(method, n, steps, name -> name));
    if (part.isLast()) {
      Tensor output = plan.model().layers().get(layer).output();
      method.addStatement("return $L", plan.tensors().get(output.id()));
    }
    if (part.isLast() || !own.isEmpty()) {
      type.addMethod(method.build());
    }
  }

  private static MethodSpec.Builder forwardOf(MethodSpec.Builder method) {
    return method.addParameter(float[].class, "weights").addParameter(TypeName.INT, "samples");
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
            .addParameter(TypeName.INT, "firstSample");
    if (part.isFirst()) {
      method.addStatement("this.randomKey = randomKey");
      method.addStatement("this.firstSample = firstSample");
    } else {
      method.addStatement("super.forwardTraining(weights, samples, randomKey, firstSample)");
    }
    for (Step step : part.own(plan.training())) {
      String name = pooled.training(step.name());
      Integer shared = pieces.get(name);
      String all = shared == null ? "" : ", 0, " + shared;
      if (!name.isEmpty()) {
        method.addStatement("$L(weights, samples$L)", name, all);
      }
    }
    return method.build();
  }

  /** Layer by layer, so that its forward and backward methods stand side by side. */
  private void renderSteps() {
    Set<String> predicting = plan.forward().stream().map(Step::name).collect(Collectors.toSet());
    Set<String> rendered = new HashSet<>();
    Stream.of(plan.training(), plan.forward(), plan.backward())
        .flatMap(steps -> part.own(steps).stream())
        .sorted(Comparator.comparingInt(Step::layerNumber))
        .filter(step -> !step.isOverBatch() && rendered.add(step.name()))
        .forEach(step -> render(step, !predicting.contains(step.name())));
  }

  private void render(Step step, boolean training) {
    pooled.render(step, this::note);
    if (!training || pooled.training(step.name()).equals(step.name())) {
      note(step.name(), renderer.render(StepTask.of(step, training)));
    }
  }

  private void note(String method, Pieces shared) {
    if (shared.areSeveral()) {
      pieces.put(method, shared.count());
    }
  }
}
