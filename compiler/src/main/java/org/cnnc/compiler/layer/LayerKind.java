package org.cnnc.compiler.layer;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;
import org.cnnc.compiler.word.Word;

/**
 * A word that makes layers, such as {@code Conv2D}: its parameters, and how arguments and an input
 * shape become a {@link Layer}.
 */
public interface LayerKind extends Word {
  /** Every layer may be given a name; otherwise it gets Keras' automatic one. */
  Parameter<Optional<String>> NAME =
      Parameter.optional(
          "name",
          ParameterTypes.orNone(ParameterTypes.text()),
          Optional.empty(),
          "none",
          "The layer's name in the summary and in weights files.");

  /** Whether training changes the layer's weights. */
  Parameter<Boolean> TRAINABLE =
      Parameter.optional(
          "trainable",
          ParameterTypes.bool(),
          true,
          "true",
          "Whether training changes the weights.");

  /** What every kind takes, by name only. */
  List<Parameter<?>> COMMON = List.of(NAME, TRAINABLE);

  /** How many tensors a layer is applied to, with these arguments. */
  default InputCount inputs(Arguments arguments) {
    return InputCount.ONE;
  }

  /**
   * The layer for these inputs.
   *
   * @param inputs as many as {@link #inputs} says
   * @throws org.cnnc.compiler.diagnostic.Refusal if the arguments do not fit the shapes
   */
  Layer bind(Arguments arguments, List<Shape> inputs);
}
