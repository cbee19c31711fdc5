package org.cnnc.compiler.word;

/** (height, width), such as a kernel's size; one number in the language means both. */
public record Pair(int height, int width) {
  /** Both the same. */
  public static Pair of(int both) {
    return new Pair(both, both);
  }

  /** As the language writes it. */
  @Override
  public String toString() {
    return "(" + height + ", " + width + ")";
  }
}
