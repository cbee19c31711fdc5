package org.cnnc.compiler.word;

import java.util.List;

/**
 * A word of the language with a meaning of its own, such as a layer kind, an activation or an
 * optimizer; found through {@link java.util.ServiceLoader}.
 */
public interface Word {
  /** As Keras spells it: {@code Conv2D}, {@code relu}. */
  String name();

  /** All spellings, {@link #name} among them: Keras has {@code Adam} and {@code adam}. */
  default List<String> spellings() {
    return List.of(name());
  }

  /** What it takes in brackets, in positional order. */
  default List<Parameter<?>> parameters() {
    return List.of();
  }
}
