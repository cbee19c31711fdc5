package org.cnnc.compiler.kernel.code;

/**
 * The turns of a loop that a method takes, as Java.
 *
 * @param end behind the last one
 */
public record Turns(String begin, String end) {
  /** Those that the caller of the method names. */
  public static final Turns SHARED = new Turns("from", "to");

  /** All of them. */
  public static Turns all(int count) {
    return new Turns("0", String.valueOf(count));
  }

  /** All, or those that the caller names. */
  public static Turns of(int count, boolean shared) {
    return shared ? SHARED : all(count);
  }
}
