package org.cnnc.compiler;

/**
 * What the compiler refuses to take on, so that no file can exhaust it.
 *
 * @param fileBytes the most bytes of a file
 * @param tokens the most words and marks of a file
 * @param depth the most brackets inside each other
 * @param operators the most operators in one expression
 * @param layers the most layers of a model
 * @param steps the most parts of expressions and statements that a model comes to
 * @param elements the most elements of a tensor: the longest array Java allocates
 */
public record Limits(
    int fileBytes, int tokens, int depth, int operators, int layers, long steps, long elements) {
  public static final Limits DEFAULT =
      new Limits(4 << 20, 500_000, 32, 256, 10_000, 2_000_000, Integer.MAX_VALUE - 8L);
}
