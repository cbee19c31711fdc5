package org.cnnc.compiler.layer;

import java.util.List;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterType;
import org.cnnc.compiler.word.ParameterTypes;
import org.cnnc.compiler.word.Word;

/** A function applied in place to a layer's output; found by name through {@code ServiceLoader}. */
public interface Activation extends Word {
  /** What a parameter for an activation accepts. */
  ParameterType<Activation> TYPE = ParameterTypes.word(Activation.class, "an activation");

  /** The parameter {@code activation=linear} of kinds that have one. */
  Parameter<Activation> PARAMETER =
      Parameter.optional("activation", TYPE, linear(), "linear", "What is applied to the output.");

  /** The nests that turn {@code output} into the activated output, in place. */
  List<Nest> forward(Buffer output);

  /**
   * The nests that turn the gradient by the activated {@code output} into the one before, in place.
   */
  List<Nest> backward(Buffer output, Buffer doutput);

  /** Buffers a sample that the nests of either pass need for a while. */
  default List<Buffer> scratch(Buffer output) {
    return List.of();
  }

  /** The activation that does nothing. */
  static Activation linear() {
    return Linear.INSTANCE;
  }
}
