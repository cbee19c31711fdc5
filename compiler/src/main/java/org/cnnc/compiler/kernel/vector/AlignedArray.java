package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Parts of one large array, each from a multiple of a cache line on: a vector that lies on two
 * lines costs twice. Measured, Winograd's transforms of an image are 2.5 times as fast.
 */
final class AlignedArray {
  /** The floats of a cache line. */
  private static final int LINE = 16;

  private final List<Part> parts = new ArrayList<>();
  private int fixed;
  private int perSample;

  /**
   * A part.
   *
   * @param before what the parts of its sort before it take, once or for each sample
   */
  private record Part(String name, String doc, int before, boolean perSample) {}

  /**
   * Adds a part.
   *
   * @param name of the constant that says where it begins
   * @param each whether it holds that many elements for each sample of a pass
   */
  void add(String name, String doc, int elements, boolean each) {
    int lines = Math.addExact(elements, LINE - 1) / LINE;
    int size = Math.multiplyExact(lines, LINE);
    parts.add(new Part(name, doc, each ? perSample : fixed, each));
    if (each) {
      perSample = Math.addExact(perSample, size);
    } else {
      fixed = Math.addExact(fixed, size);
    }
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Adds where each part begins. */
  void addPlaces(TypeSpec.Builder type) {
    for (Part part : parts) {
      boolean constant = !part.perSample() || part.before() == 0;
      FieldSpec.Builder place =
          FieldSpec.builder(TypeName.INT, part.name(), Modifier.PRIVATE, Modifier.FINAL)
              .initializer("$L", begin(part));
      if (!part.doc().isEmpty()) {
        place.addJavadoc("$L\n", part.doc());
      }
      if (constant) {
        place.addModifiers(Modifier.STATIC);
      }
      type.addField(place.build());
    }
  }

  /** The expression that makes the array. */
  CodeBlock creation() {
    if (perSample == 0) {
      return CodeBlock.of("aligned($L)", fixed);
    }
    String before = fixed == 0 ? "" : fixed + " + ";
    return CodeBlock.of("aligned($L(long) capacity() * $L)", before, perSample);
  }

  /** Parts of a size that is known come first, so that the compiler knows their places. */
  private CodeBlock begin(Part part) {
    if (!part.perSample()) {
      return part.before() == 0
          ? CodeBlock.of("ALIGNED")
          : CodeBlock.of("ALIGNED + $L", part.before());
    }
    CodeBlock samples =
        part.before() == 0 ? CodeBlock.of("") : CodeBlock.of(" + capacity() * $L", part.before());
    return fixed == 0
        ? CodeBlock.of("ALIGNED$L", samples)
        : CodeBlock.of("ALIGNED + $L$L", fixed, samples);
  }
}
