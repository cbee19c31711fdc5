package org.cnnc.compiler.compiled;

import java.util.List;

/** The renderings of a network; all give the same bits, on any machine. */
public enum Rendering {
  PORTABLE(""),
  VECTOR_512("Vector512"),
  VECTOR_256("Vector256"),
  VECTOR_128("Vector128");

  /** Those that need the incubating module. */
  public static final List<Rendering> VECTORS = List.of(VECTOR_512, VECTOR_256, VECTOR_128);

  private final String suffix;

  Rendering(String suffix) {
    this.suffix = suffix;
  }

  /** What the name of its class has behind the name of the network. */
  String suffix() {
    return suffix;
  }
}
