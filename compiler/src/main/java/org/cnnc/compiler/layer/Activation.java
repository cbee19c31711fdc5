package org.cnnc.compiler.layer;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.function.FunctionTypes;
import org.cnnc.compiler.function.Pointwise;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterType;
import org.cnnc.compiler.word.Use;
import org.cnnc.compiler.word.Word;

/** A function applied in place to a layer's output; found by name through {@code ServiceLoader}. */
public interface Activation extends Word {
  /** What a parameter for an activation accepts: a word, or a function of the file. */
  ParameterType<Activation> TYPE =
      FunctionTypes.orWord(
          Activation.class,
          "an activation",
          1,
          "1",
          Use::word,
          (function, arguments) -> new FunctionActivation(function.with(arguments)));

  /** The parameter {@code activation=linear} of kinds that have one. */
  Parameter<Activation> PARAMETER =
      Parameter.optional("activation", TYPE, linear(), "linear", "What is applied to the output.");

  /** The nests that turn {@code output} into the activated output, in place. */
  List<Nest> forward(Buffer output);

  /** The same while training, when {@link #state} is to be filled. */
  default List<Nest> forwardTraining(Buffer output) {
    return forward(output);
  }

  /** Buffers a sample that the training forward pass fills for the backward pass. */
  default List<Buffer> state(Buffer output) {
    return List.of();
  }

  /**
   * The nests that turn the gradient by the activated {@code output} into the one before, in place.
   */
  List<Nest> backward(Buffer output, Buffer doutput);

  /**
   * The factor of the gradient, if it is 1 or 0 by the activated output alone: then whoever knows
   * that output can do what {@link #backward} does.
   */
  default Optional<Expr> passes(Expr output) {
    return Optional.empty();
  }

  /** Buffers a sample that the nests of either pass need for a while. */
  default List<Buffer> scratch(Buffer output) {
    return List.of();
  }

  /** The function of the file that it is, if it is one. */
  default Optional<Pointwise> function() {
    return Optional.empty();
  }

  /** The activation that does nothing. */
  static Activation linear() {
    return new Linear();
  }
}
