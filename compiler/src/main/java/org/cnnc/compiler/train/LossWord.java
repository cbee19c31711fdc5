package org.cnnc.compiler.train;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.kernel.ScalarFunction;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.word.Arguments;

/** What training makes small, such as {@code categorical_crossentropy}. */
public interface LossWord extends TrainingWord {
  /** The floats of one sample's target for an output of this shape. */
  default long targetSize(Shape output) {
    return output.elements();
  }

  /** Whether a target is a class number along the last axis of the output. */
  default boolean takesClassNumbers() {
    return false;
  }

  /**
   * The methods that a run's class must have for it and that the runtime's class is made with,
   * instead of the parameters; empty for a loss of the runtime's own.
   */
  default List<ScalarFunction> functions() {
    return List.of();
  }

  /** What is wrong or unwise about this loss on that output. */
  default Optional<Diagnostic> check(TrainedOutput output, Arguments arguments) {
    return Optional.empty();
  }
}
