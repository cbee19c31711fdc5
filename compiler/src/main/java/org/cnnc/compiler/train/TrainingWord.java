package org.cnnc.compiler.train;

import java.util.Optional;
import org.cnnc.compiler.word.Word;

/**
 * A word of a {@code train} section that stands for a class of the runtime: an optimizer, a loss, a
 * metric, a callback, a data source. A jar adds its own by one class and one line in {@code
 * META-INF/services}.
 */
public interface TrainingWord extends Word {
  /**
   * The class whose public constructor takes the parameters in their order; a {@code none} is
   * passed as null. Empty if this version checks the word but cannot run it yet.
   */
  Optional<String> runtimeClass();
}
