package org.cnnc.compiler.layer;

import java.util.List;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Nest;

/** A function applied in place to a layer's output; found by name through {@code ServiceLoader}. */
public interface Activation {
  /** As Keras spells it: {@code relu}. */
  String name();

  /** The nests that turn {@code output} into the activated output, in place. */
  List<Nest> forward(Buffer output);

  /**
   * The nests that turn the gradient by the activated {@code output} into the one before, in place.
   */
  List<Nest> backward(Buffer output, Buffer doutput);

  /** The activation that does nothing. */
  static Activation linear() {
    return org.cnnc.compiler.layer.activations.Linear.INSTANCE;
  }
}
