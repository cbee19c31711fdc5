package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.code.PackedWeights;

/** What contractions add to the kernels of a network and to their pass. */
final class KernelParts {
  private final List<FieldSpec> passFields = new ArrayList<>();
  private final List<MethodSpec> passMethods = new ArrayList<>();

  /** The weights as the contractions read them. */
  final PackedWeights packed = new PackedWeights();

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

  void addTo(TypeSpec.Builder pass) {
    passFields.forEach(pass::addField);
    passMethods.forEach(pass::addMethod);
  }

  /** What all passes share. */
  void addToKernels(TypeSpec.Builder kernels) {
    packed.addTo(kernels, Modifier.PUBLIC);
  }
}
