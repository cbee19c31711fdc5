package org.cnnc.compiler.word;

/**
 * What a parameter accepts, and how the value is read.
 *
 * @param description after "is": {@code a whole number}
 */
public record ParameterType<T>(String description, Reader<T> reader) {
  /** Reads a value, or throws a {@link org.cnnc.compiler.diagnostic.Refusal}. */
  @FunctionalInterface
  public interface Reader<T> {
    /** The value in Java. */
    T read(Value value, Reading reading);
  }

  /** Reads a value, or throws a {@link org.cnnc.compiler.diagnostic.Refusal}. */
  public T read(Value value, Reading reading) {
    return reader.read(value, reading);
  }
}
