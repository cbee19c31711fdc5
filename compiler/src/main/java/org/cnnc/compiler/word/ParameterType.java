package org.cnnc.compiler.word;

import java.util.List;
import java.util.function.Function;

/**
 * What a parameter accepts, and how the value is read.
 *
 * @param description after "is": {@code a whole number}
 * @param enumerators the words it takes without quotes, {@code same} and {@code valid}
 */
public record ParameterType<T>(
    String description, Function<Words, List<String>> enumerators, Reader<T> reader) {
  /** Reads a value, or throws a {@link org.cnnc.compiler.diagnostic.Refusal}. */
  @FunctionalInterface
  public interface Reader<T> {
    /** The value in Java. */
    T read(Value value, Reading reading);
  }

  /** A type that takes no word of the language. */
  public ParameterType(String description, Reader<T> reader) {
    this(description, words -> List.of(), reader);
  }

  /** Reads a value, or throws a {@link org.cnnc.compiler.diagnostic.Refusal}. */
  public T read(Value value, Reading reading) {
    return reader.read(value, reading);
  }
}
