package org.cnnc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.kernel.portable.PortableRenderer;
import org.cnnc.compiler.kernel.vector.VectorUnit;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.compiler.plan.Plan;
import org.cnnc.compiler.plan.Planner;

/** Emits the class of a model. */
public final class ModelEmitter {
  /** The lines of a string; each is far below 300 characters. */
  private static final int LINES_TOGETHER = 200;

  private final Plan plan;
  private final ClassName name;
  private final String summary;
  private final SpecCode spec;

  private ModelEmitter(Plan plan, ClassName name, String summary) {
    this.plan = plan;
    this.name = name;
    this.summary = summary;
    this.spec = new SpecCode(plan);
  }

  /**
   * The generated sources of a checked model: its class, and one for each vector unit.
   *
   * @param algorithms how convolutions are summed
   * @param summary Keras' table, for the javadoc and for {@code summary()}
   */
  public static List<EmittedFile> emit(
      Model model, String packageName, Algorithms algorithms, String summary) {
    ClassName name = ClassName.get(packageName, model.name());
    Plan plan = Planner.plan(model, algorithms);
    List<EmittedFile> files = new ArrayList<>();
    files.add(new ModelEmitter(plan, name, summary).emit());
    for (VectorUnit unit : VectorUnit.values()) {
      files.add(VectorClass.emit(plan, name, unit));
    }
    return files;
  }

  private EmittedFile emit() {
    PortableRenderer renderer = new PortableRenderer();
    PredictMethods predicting = new PredictMethods(plan.model(), name);
    List<TypeSpec> passes = PassClass.portable(plan, renderer);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(predicting.areNeeded() ? RuntimeTypes.GRAPH_MODEL : RuntimeTypes.MODEL)
            .addJavadoc("<pre>\n$L</pre>\n", Javadoc.escape(summary))
            .addFields(predicting.sizes())
            .addFields(constants())
            .addMethod(constructor())
            .addMethod(create())
            .addMethod(load())
            .addMethods(predicting.methods())
            .addTypes(predicting.types())
            .addMethod(newPass())
            .addMethods(samplesTogether());
    SumsClass.addTo(type, plan, new PortableRenderer(), SumsClass.name(plan), Modifier.PROTECTED);
    type.addMethods(FunctionMethods.of(plan.functions(), Modifier.PUBLIC))
        .addTypes(passes)
        .addTypes(spec.types());
    new LabelMembers(plan.model(), name).addTo(type);
    List<FieldSpec> fields = new ArrayList<>(predicting.sizes());
    fields.addAll(constants());
    new ExposedMembers(plan.model(), fields).addTo(type);
    renderer.addToModel(type);
    JavaFile.Builder file = ClassFile.of(name, type.build(), plan.model().span().source());
    ClassFile.importFunctions(file, plan);
    return ClassFile.emitted(name, file);
  }

  private List<FieldSpec> constants() {
    return List.of(
        FieldSpec.builder(String.class, "SUMMARY")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(lines(summary))
            .build(),
        FieldSpec.builder(RuntimeTypes.SPEC, "SPEC")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(spec.expression())
            .build());
  }

  /** A text line by line; a long one in parts, since Java bounds a string in a class file. */
  private static CodeBlock lines(String text) {
    List<CodeBlock> lines = text.lines().map(line -> CodeBlock.of("$S", line + "\n")).toList();
    List<CodeBlock> parts = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += LINES_TOGETHER) {
      int end = Math.min(lines.size(), from + LINES_TOGETHER);
      parts.add(CodeBlock.join(lines.subList(from, end), "\n+ "));
    }
    return parts.size() == 1
        ? parts.get(0)
        : CodeBlock.of("String.join($S,\n$L)", "", CodeBlock.join(parts, ",\n"));
  }

  private static MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameter(float[].class, "weights")
        .addStatement("super(SPEC, weights, $T.lookup())", MethodHandles.class)
        .build();
  }

  private MethodSpec create() {
    return MethodSpec.methodBuilder("create")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("A network with fresh weights; the same seed gives the same ones.\n")
        .addParameter(TypeName.LONG, "seed")
        .returns(name)
        .addStatement("return new $T(initialWeights(SPEC, seed))", name)
        .build();
  }

  private MethodSpec load() {
    return MethodSpec.methodBuilder("load")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc(
            "A network with the weights of a safetensors file; refuses weights that do not fit.\n")
        .addParameter(Path.class, "file")
        .addException(IOException.class)
        .returns(name)
        .addStatement("return new $T(readWeights(SPEC, file))", name)
        .build();
  }

  /** Large pictures are worked on few at a time, so that their values stay near. */
  private List<MethodSpec> samplesTogether() {
    int samples = plan.samplesTogether();
    return samples == Plan.MOST_SAMPLES_TOGETHER
        ? List.of()
        : Stream.of("shardSize", "batchCapacity")
            .map(
                method ->
                    MethodSpec.methodBuilder(method)
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(TypeName.INT)
                        .addStatement("return $L", samples)
                        .build())
            .toList();
  }

  private MethodSpec newPass() {
    return MethodSpec.methodBuilder("newPass")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(RuntimeTypes.PASS)
        .addParameter(TypeName.INT, "capacity")
        .addParameter(TypeName.BOOLEAN, "training")
        .addStatement("return new $L(capacity, training)", PassClass.name(plan))
        .build();
  }
}
