package org.cnnc.compiler.kernel.code;

/**
 * The turns of a loop that a method takes, as Java.
 *
 * @param end behind the last one
 */
public record Turns(String begin, String end) {
  /** Those that the caller of the method names. */
  public static final Turns SHARED = new Turns("from", "to");

  /**
   * Where a turn of so many steps begins; the last one earlier where turns do not fill the extent.
   *
   * @param begin where it would, in Java
   */
  public static String start(String begin, int steps, int extent) {
    return extent % steps == 0 ? begin : "Math.min(" + begin + ", " + (extent - steps) + ")";
  }

  /** All of them. */
  public static Turns all(int count) {
    return new Turns("0", String.valueOf(count));
  }

  /** All, or those that the caller names. */
  public static Turns of(int count, boolean shared) {
    return shared ? SHARED : all(count);
  }
}
