package org.cnnc.compiler.word;

import java.util.Optional;

/**
 * What a word takes in brackets: the declaration of an argument.
 *
 * @param text the default as the language writes it, or an example for a required parameter
 * @param doc one sentence for the manual
 */
public record Parameter<T>(
    String name, ParameterType<T> type, Optional<T> fallback, String text, String doc) {
  /** A parameter that must be given, with an example of a value. */
  public static <T> Parameter<T> required(
      String name, ParameterType<T> type, String example, String doc) {
    return new Parameter<>(name, type, Optional.empty(), example, doc);
  }

  /** A parameter with a default, as a value and as the language writes it. */
  public static <T> Parameter<T> optional(
      String name, ParameterType<T> type, T fallback, String text, String doc) {
    return new Parameter<>(name, type, Optional.of(fallback), text, doc);
  }

  /** Whether it must be given. */
  public boolean isRequired() {
    return fallback.isEmpty();
  }
}
