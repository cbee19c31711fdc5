package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.code.PackedWeights;

/**
 * The panels of all weights, in one aligned array for predicting and one for what only training
 * reads; a copy's name is the constant of its place.
 */
final class Panels implements PackedWeights.Storage {
  private static final String PREDICTING = "panels";
  private static final String TRAINING = "trainingPanels";

  /** The array that holds a copy. */
  static String array(boolean training) {
    return training ? TRAINING : PREDICTING;
  }

  @Override
  public CodeBlock open(PackedWeights.Copy copy) {
    return CodeBlock.of("float[] to = $L();\n", array(copy.training()));
  }

  @Override
  public void addTo(TypeSpec.Builder type, List<PackedWeights.Copy> copies) {
    for (boolean training : new boolean[] {false, true}) {
      AlignedArray layout = new AlignedArray();
      copies.stream()
          .filter(copy -> copy.training() == training)
          .forEach(copy -> layout.add(copy.name(), "", copy.elements(), false));
      if (!layout.isEmpty()) {
        layout.addPlaces(type);
        addArray(type, array(training), layout);
      }
    }
  }

  private static void addArray(TypeSpec.Builder type, String name, AlignedArray layout) {
    type.addField(FieldSpec.builder(float[].class, name, Modifier.PRIVATE).build());
    type.addMethod(
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.SYNCHRONIZED)
            .returns(float[].class)
            .beginControlFlow("if ($L == null)", name)
            .addStatement("$L = $L", name, layout.creation())
            .endControlFlow()
            .addStatement("return $L", name)
            .build());
  }
}
