package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Contraction;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Places;

/**
 * Turns nests into methods of plain Java that C2 vectorises: the rendering everybody gets, and the
 * one the others are compared with.
 */
public final class PortableRenderer {
  private final KernelMembers members = new KernelMembers();

  /**
   * Adds the method of a nest: {@code void name(float[] weights, float[] gradients, int samples)},
   * the gradients only where the nest adds to one.
   *
   * @param doc what its javadoc says
   * @param layer the number of the layer, for random numbers
   */
  public void render(String name, String doc, Nest nest, Places places, int layer) {
    CodeBlock body = body(name, nest, places);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc("$L.\n", doc)
            .addParameter(float[].class, "weights");
    if (addsToGradient(nest)) {
      method.addParameter(float[].class, "gradients");
    }
    method.addParameter(TypeName.INT, "samples");
    for (Buffer buffer : nest.buffers()) {
      method.addStatement("float[] $L = $L", buffer.name(), places.of(buffer).array());
    }
    if (body.toString().contains("randomKey")) {
      method.addStatement("int layer = $L", layer);
    }
    members.add(method.addCode(body).build());
  }

  private CodeBlock body(String name, Nest nest, Places places) {
    Optional<Contraction> contraction = Contraction.of(nest);
    if (contraction.isPresent()) {
      return new ContractionMethod(name, Tiling.of(contraction.get()), places, members).body();
    }
    LoopMethod loops = new LoopMethod(nest, places);
    Optional<LaneMethod> lanes =
        loops.isFlat() ? Optional.empty() : LaneMethod.of(name, nest, places);
    return lanes.isPresent() ? lanes.get().body(members) : loops.body();
  }

  /** Whether the method of this nest has the parameter {@code gradients}. */
  public static boolean addsToGradient(Nest nest) {
    return nest.target().buffer().role() == Buffer.Role.GRADIENT;
  }

  /** Adds everything rendered so far to the class. */
  public void addTo(TypeSpec.Builder type) {
    members.addTo(type);
  }
}
