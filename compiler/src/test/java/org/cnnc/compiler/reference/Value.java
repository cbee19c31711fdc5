package org.cnnc.compiler.reference;

import java.util.List;
import java.util.Optional;

/** Values that are no {@code Long}, {@code Double}, {@code Boolean} or {@code List}. */
public interface Value {
  /** Text in quotes. */
  record Text(String text) implements Value {}

  /** A name that stands for itself, such as {@code relu}. */
  record Word(String text) implements Value {}

  /** {@code none}. */
  record Nothing() implements Value {}

  /** A layer or a function with its arguments. */
  record Called(String name, List<Given> arguments) implements Value {}

  /** An argument. */
  record Given(Optional<String> name, Object value) {}
}
