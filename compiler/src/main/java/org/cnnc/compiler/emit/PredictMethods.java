package org.cnnc.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.Model.ElementType;
import org.cnnc.compiler.plan.Names;

/**
 * Emits what a class with several inputs or outputs has of its own: {@code predict} with an array
 * for each, and a record of the outputs. With one of each the superclass has it all.
 */
final class PredictMethods {
  private static final String PREDICTION = "Prediction";
  private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

  /** What a parameter or a record's component must not be called here. */
  private static final List<String> TAKEN =
      List.of(
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "prediction",
          "samples",
          "toString",
          "wait");

  /**
   * An input or an output.
   *
   * @param name of the parameter
   * @param size of the constant for the floats a sample
   */
  private record Port(String name, String size, TypeName array, Shape shape) {}

  private final ClassName record;
  private final boolean needed;
  private final List<Port> inputs = new ArrayList<>();
  private final List<Port> outputs = new ArrayList<>();

  PredictMethods(Model model, ClassName name) {
    record = name.nestedClass(ClassFile.nested(model.name(), PREDICTION));
    needed = model.inputs().size() > 1 || model.outputs().size() > 1;
    NameAllocator names = new NameAllocator();
    TAKEN.forEach(word -> names.newName(word, word));
    NameAllocator sizes = new NameAllocator();
    for (Model.Input input : model.inputs()) {
      TypeName element = input.type() == ElementType.UINT8 ? TypeName.BYTE : TypeName.FLOAT;
      inputs.add(
          new Port(
              names.newName(Names.camelCase(input.name())),
              sizes.newName(size(needed ? input.name() : "input")),
              ArrayTypeName.of(element),
              input.tensor().shape()));
    }
    for (Model.Output output : model.outputs()) {
      outputs.add(
          new Port(
              names.newName(Names.camelCase(output.name())),
              sizes.newName(size(needed ? output.name() : "output")),
              FLOATS,
              output.tensor().shape()));
    }
  }

  private static String size(String name) {
    return name.toUpperCase(Locale.ROOT) + "_SIZE";
  }

  /** Whether the class has several inputs or outputs. */
  boolean areNeeded() {
    return needed;
  }

  /** The constants for the sizes of inputs and outputs. */
  List<FieldSpec> sizes() {
    List<FieldSpec> sizes = new ArrayList<>();
    inputs.forEach(input -> sizes.add(size(input, "Floats a sample")));
    outputs.forEach(output -> sizes.add(size(output, "Floats a prediction")));
    return sizes;
  }

  private static FieldSpec size(Port port, String doc) {
    return FieldSpec.builder(TypeName.INT, port.size)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("$L: $L.\n", doc, port.shape)
        .initializer("$L", port.shape.elements())
        .build();
  }

  /** {@code predict} with new arrays for the outputs, and with given ones. */
  List<MethodSpec> methods() {
    return needed ? List.of(allocating(), writing()) : List.of();
  }

  private MethodSpec allocating() {
    MethodSpec.Builder method = predict();
    method.addJavadoc("The outputs of any number of samples, one after the other.\n");
    method.addStatement("int samples = samples($L.length)", inputs.get(0).name);
    List<CodeBlock> arguments = new ArrayList<>();
    inputs.forEach(input -> arguments.add(CodeBlock.of("$L", input.name)));
    List<CodeBlock> arrays =
        outputs.stream()
            .map(o -> CodeBlock.of("new float[$T.multiplyExact(samples, $L)]", Math.class, o.size))
            .toList();
    if (outputs.size() == 1) {
      method.returns(FLOATS).addStatement("float[] $L = $L", outputs.get(0).name, arrays.get(0));
      arguments.add(CodeBlock.of("$L", outputs.get(0).name));
    } else {
      method
          .returns(record)
          .addStatement(
              "$T prediction = new $T($L)", record, record, CodeBlock.join(arrays, ",\n"));
      outputs.forEach(output -> arguments.add(CodeBlock.of("prediction.$L()", output.name)));
    }
    return method
        .addStatement("predict($L)", CodeBlock.join(arguments, ", "))
        .addStatement("return $L", outputs.size() == 1 ? outputs.get(0).name : "prediction")
        .build();
  }

  private MethodSpec writing() {
    MethodSpec.Builder method = predict();
    method.addJavadoc(
        "Writes the outputs of any number of samples; allocates nothing once every thread was"
            + " here.\n");
    CodeBlock.Builder call = CodeBlock.builder().add("begin($L.length)", inputs.get(0).name);
    inputs.forEach(input -> call.add(".with($L)", input.name));
    for (Port output : outputs) {
      method.addParameter(output.array, output.name);
      call.add(".into($L)", output.name);
    }
    return method.addStatement("$L.run()", call.build()).build();
  }

  private MethodSpec.Builder predict() {
    MethodSpec.Builder method = MethodSpec.methodBuilder("predict").addModifiers(Modifier.PUBLIC);
    inputs.forEach(input -> method.addParameter(input.array, input.name));
    return method;
  }

  /** The record of the outputs, if there are several. */
  List<TypeSpec> types() {
    if (outputs.size() == 1) {
      return List.of();
    }
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(record)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("The outputs of some samples, one sample after the other.\n\n");
    for (Port output : outputs) {
      components.addParameter(FLOATS, output.name);
      type.addJavadoc("@param $L $L floats a sample\n", output.name, output.shape.elements());
    }
    return List.of(type.recordConstructor(components.build()).build());
  }
}
