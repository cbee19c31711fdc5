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
   * @param name of the method, but that of a pooling adds words
   * @param doc what its javadoc says
   * @param layer the number of the layer, for random numbers
   * @param winograd the nest in that form, if it is to be computed so
   * @param pooling what alone becomes of the nest's sums; then its target has the target's place
   * @param training whether predicting never runs it
   * @param large whether several threads are faster at it than one
   * @param overBatch whether it is a method of a batch's sums, not of a pass
   */
  record Task(
      String name,
      String doc,
      Nest nest,
      Places places,
      int layer,
      Optional<WinogradForm> winograd,
      Optional<Pooling> pooling,
      boolean training,
      boolean large,
      boolean overBatch) {
    /** The name of the method. */
    public String methodName() {
      boolean chooses = pooling.isPresent() && pooling.get().choice().isPresent();
      return name + (chooses ? "PooledTraining" : pooling.isPresent() ? "Pooled" : "");
    }

    /** The method without its body. */
    public MethodSpec.Builder method(boolean shared) {
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(methodName())
              .addModifiers(Modifier.PRIVATE)
              .addJavadoc("$L.\n", doc);
      if (!overBatch) {
        method.addParameter(float[].class, "weights");
      }
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
   * the gradients only where the nest has one for its target, the weights only in a pass.
   *
   * @return what threads may share; more than one piece only of a large task, and then the method
   *     has two more parameters, {@code int from, int to}
   */
  Pieces render(Task task);

  /**
   * Adds the method of a nest and its pooling, which stores no sums, if this renderer knows a way.
   *
   * @return what threads may share, as from {@link #render}
   */
  default Optional<Pieces> renderPooled(Task task) {
    return Optional.empty();
  }

  /** A renderer for one more class of the same pass; they share the copies of weights. */
  Renderer another();

  /** Gives the pass {@code helper} memory of its own for what shared methods work in. */
  CodeBlock ownMemory();

  /** Adds everything rendered so far to the class of the pass. */
  void addTo(TypeSpec.Builder pass);
}
