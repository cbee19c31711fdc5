package org.cnnc.compiler.kernel.code;

import com.palantir.javapoet.CodeBlock;

/** What the method of a step does. */
public interface MethodBody {
  /** The turns of its outermost loop over the target, which threads may share; 1 if none is. */
  int pieces();

  /**
   * The body.
   *
   * @param shared whether the method does pieces {@code from} to {@code to - 1}, its parameters
   */
  CodeBlock code(boolean shared);
}
