package org.cnnc.compiler.kernel;

import com.palantir.javapoet.TypeSpec;
import java.util.Optional;

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
      Optional<Winograd> winograd,
      boolean training) {
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
