package org.cnnc.compiler.kernel.code;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The copies of weights that the passes of a network share, each with the method that fills it. Its
 * array comes with the first filling: what only training reads takes no memory before, and a
 * superclass' constructor may pack already.
 */
public final class PackedWeights {
  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<MethodSpec> predicting = new ArrayList<>();
  private final List<MethodSpec> training = new ArrayList<>();

  /** Adds an array filled by {@code body}, which reads the array {@code weights}. */
  public void add(String name, int elements, CodeBlock body, boolean forTraining) {
    fields.add(FieldSpec.builder(float[].class, name, Modifier.PRIVATE).build());
    MethodSpec pack =
        MethodSpec.methodBuilder(name + "Pack")
            .addModifiers(Modifier.PRIVATE)
            .addParameter(float[].class, "weights")
            .beginControlFlow("if ($L == null)", name)
            .addStatement("$L = new float[$L]", name, elements)
            .endControlFlow()
            .addCode(body)
            .build();
    (forTraining ? training : predicting).add(pack);
  }

  /** Whether no weight is copied. */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /** Adds the arrays, and the methods by which the runtime has them filled. */
  public void addTo(TypeSpec.Builder type, Modifier access) {
    if (isEmpty()) {
      return;
    }
    fields.forEach(type::addField);
    List<MethodSpec> packs = new ArrayList<>(predicting);
    packs.addAll(training);
    type.addMethod(
        override("packs", access)
            .returns(int.class)
            .addParameter(boolean.class, "training")
            .addStatement("return training ? $L : $L", packs.size(), predicting.size())
            .build());
    CodeBlock.Builder cases = CodeBlock.builder().beginControlFlow("switch (part)");
    for (int part = 0; part < packs.size(); part++) {
      cases.addStatement("case $L -> $L(weights)", part, packs.get(part).name());
    }
    cases.addStatement("default -> throw new $T(part)", IndexOutOfBoundsException.class);
    type.addMethod(
        override("pack", access)
            .addParameter(int.class, "part")
            .addParameter(float[].class, "weights")
            .addCode(cases.endControlFlow().build())
            .build());
    packs.forEach(type::addMethod);
  }

  private static MethodSpec.Builder override(String name, Modifier access) {
    return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(access);
  }
}
