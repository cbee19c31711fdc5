package org.cnnc.compiler.kernel;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Turns nests into methods of a pass; all renderers give the same bits. */
public interface Renderer {
  /**
   * A nest to render.
   *
   * @param name of the method
   * @param doc what its javadoc says
   * @param layer the number of the layer, for random numbers
   * @param winograd the nest in that form, if it is to be computed so
   * @param training whether predicting never runs it
   */
  record Task(
      String name,
      String doc,
      Nest nest,
      Places places,
      int layer,
      Optional<WinogradForm> winograd,
      boolean training) {
    /** The method without its body. */
    public MethodSpec.Builder method() {
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(name)
              .addModifiers(Modifier.PRIVATE)
              .addJavadoc("$L.\n", doc)
              .addParameter(float[].class, "weights");
      if (addsToGradient()) {
        method.addParameter(float[].class, "gradients");
      }
      return method.addParameter(TypeName.INT, "samples");
    }

    /** Whether the method has the parameter {@code gradients}. */
    public boolean addsToGradient() {
      return nest.target().buffer().role() == Buffer.Role.GRADIENT;
    }
  }

  /**
   * Adds the method of a nest: {@code void name(float[] weights, float[] gradients, int samples)},
   * the gradients only where the nest adds to one.
   */
  void render(Task task);

  /** Adds everything rendered so far to the class of the pass. */
  void addTo(TypeSpec.Builder pass);
}
