package org.cnnc.compiler.kernel.code;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The copies of weights that the passes of a network share, each with the method that fills it.
 * Memory comes with the first filling: what only training reads takes none before, and a
 * superclass' constructor may pack already.
 */
public final class PackedWeights {
  /**
   * A copy of a weight in the order in which kernels read it.
   *
   * @param body fills the array {@code to} from the array {@code weights}
   * @param training whether only training reads it
   */
  public record Copy(String name, int elements, CodeBlock body, boolean training) {}

  /** Where copies are kept. */
  public interface Storage {
    /** Declares {@code to}, the array that holds a copy, and makes it if it is not there yet. */
    CodeBlock open(Copy copy);

    /** Adds the arrays to the class. */
    void addTo(TypeSpec.Builder type, List<Copy> copies);
  }

  /** Each copy in an array of its own, named like it. */
  public static final Storage APART =
      new Storage() {
        @Override
        public CodeBlock open(Copy copy) {
          return CodeBlock.builder()
              .beginControlFlow("if ($L == null)", copy.name())
              .addStatement("$L = new float[$L]", copy.name(), copy.elements())
              .endControlFlow()
              .addStatement("float[] to = $L", copy.name())
              .build();
        }

        @Override
        public void addTo(TypeSpec.Builder type, List<Copy> copies) {
          for (Copy copy : copies) {
            type.addField(FieldSpec.builder(float[].class, copy.name(), Modifier.PRIVATE).build());
          }
        }
      };

  private final Storage storage;
  private final List<Copy> predicting = new ArrayList<>();
  private final List<Copy> training = new ArrayList<>();

  /** No copies yet. */
  public PackedWeights(Storage storage) {
    this.storage = storage;
  }

  /** Adds a copy. */
  public void add(Copy copy) {
    (copy.training() ? training : predicting).add(copy);
  }

  /** Whether no weight is copied. */
  public boolean isEmpty() {
    return predicting.isEmpty() && training.isEmpty();
  }

  /** Adds the arrays, and the methods by which the runtime has them filled. */
  public void addTo(TypeSpec.Builder type, Modifier access) {
    if (isEmpty()) {
      return;
    }
    List<Copy> copies = new ArrayList<>(predicting);
    copies.addAll(training);
    storage.addTo(type, copies);
    type.addMethod(
        override("packs", access)
            .returns(int.class)
            .addParameter(boolean.class, "training")
            .addStatement("return training ? $L : $L", copies.size(), predicting.size())
            .build());
    CodeBlock.Builder cases = CodeBlock.builder().beginControlFlow("switch (part)");
    for (int part = 0; part < copies.size(); part++) {
      cases.addStatement("case $L -> $LPack(weights)", part, copies.get(part).name());
    }
    cases.addStatement("default -> throw new $T(part)", IndexOutOfBoundsException.class);
    type.addMethod(
        override("pack", access)
            .addParameter(int.class, "part")
            .addParameter(float[].class, "weights")
            .addCode(cases.endControlFlow().build())
            .build());
    copies.forEach(copy -> type.addMethod(pack(copy)));
  }

  private MethodSpec pack(Copy copy) {
    return MethodSpec.methodBuilder(copy.name() + "Pack")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(float[].class, "weights")
        .addCode(storage.open(copy))
        .addCode(copy.body())
        .build();
  }

  private static MethodSpec.Builder override(String name, Modifier access) {
    return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(access);
  }
}
