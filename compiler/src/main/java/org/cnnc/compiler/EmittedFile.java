package org.cnnc.compiler;

/**
 * A generated source file.
 *
 * @param path relative to the output folder, forward slashes: {@code org/acme/FashionCnn.java}
 * @param text its content
 * @param kind who compiles it
 */
public record EmittedFile(String path, String text, Kind kind) {
  /** Who compiles a file. */
  public enum Kind {
    /** The application's own javac. */
    SOURCE,
    /**
     * Whoever runs this compiler: it needs {@code --add-modules jdk.incubator.vector}, which no
     * application must be asked for. Its classes go beside the application's.
     */
    VECTOR_SOURCE
  }

  public EmittedFile(String path, String text) {
    this(path, text, Kind.SOURCE);
  }
}
