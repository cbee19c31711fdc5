package org.cnnc.compiler.kernel;

import com.palantir.javapoet.CodeBlock;
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
   * @param large whether several threads are faster at it than one
   */
  record Task(
      String name,
      String doc,
      Nest nest,
      Places places,
      int layer,
      Optional<WinogradForm> winograd,
      boolean training,
      boolean large) {
    /** The method without its body. */
    public MethodSpec.Builder method(boolean shared) {
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(name)
              .addModifiers(Modifier.PRIVATE)
              .addJavadoc("$L.\n", doc)
              .addParameter(float[].class, "weights");
      if (addsToGradient()) {
        method.addParameter(float[].class, "gradients");
      }
      method.addParameter(TypeName.INT, "samples");
      if (shared) {
        method.addParameter(TypeName.INT, "from").addParameter(TypeName.INT, "to");
      }
      return method;
    }

    /** Whether the method has the parameter {@code gradients}. */
    public boolean addsToGradient() {
      return nest.target().buffer().role() == Buffer.Role.GRADIENT;
    }
  }

  /**
   * Adds the method of a nest: {@code void name(float[] weights, float[] gradients, int samples)},
   * the gradients only where the nest adds to one.
   *
   * @return how many pieces threads may share; more than 1 only for a large task, and then the
   *     method has two more parameters, {@code int from, int to}
   */
  int render(Task task);

  /** A renderer for one more class of the same pass; they share the copies of weights. */
  Renderer another();

  /** Gives the pass {@code helper} memory of its own for what shared methods work in. */
  CodeBlock ownMemory();

  /** Adds everything rendered so far to the class of the pass. */
  void addTo(TypeSpec.Builder pass);
}
