package org.cnnc.tools.javac;

import java.util.Optional;
import javax.tools.ToolProvider;

/** What a smaller Java than this one would have. */
public final class LackingJava {
  private LackingJava() {}

  /** A JRE: it runs programs and compiles none. */
  public static MemoryCompiler compiler() {
    return MemoryCompiler.vector(MemoryCompiler.VECTOR_MODULE, Optional.empty());
  }

  /** A Java linked without a module. */
  public static MemoryCompiler module() {
    return MemoryCompiler.vector(
        "no.such.module", Optional.of(ToolProvider.getSystemJavaCompiler()));
  }
}
