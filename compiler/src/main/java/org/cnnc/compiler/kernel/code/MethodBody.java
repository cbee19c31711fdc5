package org.cnnc.compiler.kernel.code;

import com.palantir.javapoet.CodeBlock;
import org.cnnc.compiler.kernel.Pieces;

/** What the method of a step does. */
public interface MethodBody {
  /** The turns of its outermost loop over the target that threads may share. */
  Pieces pieces();

  /**
   * The body.
   *
   * @param shared whether the method does pieces {@code from} to {@code to - 1}, its parameters
   */
  CodeBlock code(boolean shared);
}
