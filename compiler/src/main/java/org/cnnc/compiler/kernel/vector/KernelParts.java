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
  /** The array of each pass that the parts of {@link #addScratch} are in. */
  static final String SCRATCH = "scratch";

  private final AlignedArray scratch = new AlignedArray();
  private final List<MethodSpec> passMethods = new ArrayList<>();

  /** The weights as the contractions read them. */
  final PackedWeights packed;

  KernelParts(PackedWeights packed) {
    this.packed = packed;
  }

  void add(MethodSpec method) {
    passMethods.add(method);
  }

  /**
   * Memory of each pass, a part of the array {@link #SCRATCH}.
   *
   * @param name of the constant that says where it begins
   * @param perSample whether it holds that many elements for each sample
   */
  void addScratch(String name, String doc, int elements, boolean perSample) {
    scratch.add(name, doc, elements, perSample);
  }

  /** Gives a helper scratch memory of its own. */
  CodeBlock ownMemory() {
    return scratch.isEmpty()
        ? CodeBlock.of("")
        : CodeBlock.builder().addStatement("helper.$L = $L", SCRATCH, scratch.creation()).build();
  }

  void addTo(TypeSpec.Builder pass) {
    if (!scratch.isEmpty()) {
      scratch.addPlaces(pass);
      pass.addField(
          FieldSpec.builder(float[].class, SCRATCH, Modifier.PRIVATE)
              .addJavadoc("Copies of operands and sums on their way.\n")
              .initializer(scratch.creation())
              .build());
    }
    passMethods.forEach(pass::addMethod);
  }

  /** What all passes share. */
  void addToKernels(TypeSpec.Builder kernels) {
    packed.addTo(kernels, Modifier.PUBLIC);
  }
}
