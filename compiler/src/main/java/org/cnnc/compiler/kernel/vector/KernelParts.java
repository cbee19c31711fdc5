package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What contractions add to the kernels of a network and to their pass. */
final class KernelParts {
  private final List<FieldSpec> passFields = new ArrayList<>();
  private final List<MethodSpec> passMethods = new ArrayList<>();
  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<MethodSpec> predicting = new ArrayList<>();
  private final List<MethodSpec> training = new ArrayList<>();

  void add(MethodSpec method) {
    passMethods.add(method);
  }

  /** An array of each pass; {@code size} is an expression. */
  void addArray(String name, String doc, CodeBlock size) {
    passFields.add(
        FieldSpec.builder(float[].class, name, Modifier.PRIVATE, Modifier.FINAL)
            .addJavadoc("$L\n", doc)
            .initializer(size)
            .build());
  }

  /** An array that all passes read, and the method that fills it. */
  void addPacked(String name, int elements, MethodSpec pack, boolean forTraining) {
    FieldSpec.Builder field = FieldSpec.builder(float[].class, name, Modifier.PRIVATE);
    if (!forTraining) {
      field.addModifiers(Modifier.FINAL).initializer("new float[$L]", elements);
    }
    fields.add(field.build());
    (forTraining ? training : predicting).add(pack);
  }

  void addTo(TypeSpec.Builder pass) {
    passFields.forEach(pass::addField);
    passMethods.forEach(pass::addMethod);
  }

  /** The packed weights, and the methods by which the runtime has them packed. */
  void addToKernels(TypeSpec.Builder kernels) {
    fields.forEach(kernels::addField);
    if (predicting.isEmpty() && training.isEmpty()) {
      return;
    }
    kernels.addMethod(
        MethodSpec.methodBuilder("packs")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(int.class)
            .addParameter(boolean.class, "training")
            .addStatement(
                "return training ? $L : $L", predicting.size() + training.size(), predicting.size())
            .build());
    CodeBlock.Builder cases = CodeBlock.builder().beginControlFlow("switch (part)");
    List<MethodSpec> packs = new ArrayList<>(predicting);
    packs.addAll(training);
    for (int part = 0; part < packs.size(); part++) {
      cases.addStatement("case $L -> $L(weights)", part, packs.get(part).name());
    }
    cases.addStatement("default -> throw new $T(part)", IndexOutOfBoundsException.class);
    kernels.addMethod(
        MethodSpec.methodBuilder("pack")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(int.class, "part")
            .addParameter(float[].class, "weights")
            .addCode(cases.endControlFlow().build())
            .build());
    packs.forEach(kernels::addMethod);
  }
}
