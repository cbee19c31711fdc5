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

  /** The most copies of a class: more are in nested classes, since Java bounds class files. */
  private static final int TOGETHER = 200;

  private final Storage storage;
  private final List<Copy> predicting = new ArrayList<>();
  private final List<Copy> training = new ArrayList<>();

  /** No copies yet. */
  public PackedWeights(Storage storage) {
    this.storage = storage;
  }

  /** Adds a copy, unless it is there. */
  public void add(Copy copy) {
    List<Copy> copies = copy.training() ? training : predicting;
    if (!copies.contains(copy)) {
      copies.add(copy);
    }
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
    MethodSpec.Builder pack = takingPart(override("pack", access));
    if (copies.size() <= TOGETHER) {
      addPacking(type, pack, copies, 0);
      return;
    }
    String stem = "PackingFrom";
    if (type.build().name().startsWith(stem)) {
      stem += "_"; // a nested class must not have its outer one's name
    }
    CodeBlock.Builder cases = CodeBlock.builder().beginControlFlow("switch (part / $L)", TOGETHER);
    for (int from = 0; from < copies.size(); from += TOGETHER) {
      List<Copy> some = copies.subList(from, Math.min(copies.size(), from + TOGETHER));
      TypeSpec.Builder packing = TypeSpec.classBuilder(stem + from);
      packing.addModifiers(Modifier.PRIVATE, Modifier.FINAL);
      addPacking(packing, takingPart(MethodSpec.methodBuilder("pack")), some, from);
      type.addType(packing.build());
      cases.addStatement("case $L -> new $L().pack(part, weights)", from / TOGETHER, stem + from);
    }
    type.addMethod(pack.addCode(otherwiseRefused(cases)).build());
  }

  /** Adds a method for some copies, of which the first has this number, and what it calls. */
  private void addPacking(
      TypeSpec.Builder type, MethodSpec.Builder pack, List<Copy> copies, int from) {
    CodeBlock.Builder cases = CodeBlock.builder().beginControlFlow("switch (part)");
    for (int i = 0; i < copies.size(); i++) {
      cases.addStatement("case $L -> $LPack(weights)", from + i, copies.get(i).name());
    }
    type.addMethod(pack.addCode(otherwiseRefused(cases)).build());
    copies.forEach(copy -> type.addMethod(pack(copy)));
  }

  private static CodeBlock otherwiseRefused(CodeBlock.Builder cases) {
    return cases
        .addStatement("default -> throw new $T(part)", IndexOutOfBoundsException.class)
        .endControlFlow()
        .build();
  }

  private static MethodSpec.Builder takingPart(MethodSpec.Builder method) {
    return method.addParameter(int.class, "part").addParameter(float[].class, "weights");
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
