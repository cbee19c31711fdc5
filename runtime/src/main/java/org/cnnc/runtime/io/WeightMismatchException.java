package org.cnnc.runtime.io;

import java.nio.file.Path;
import java.util.List;

/** Weights that are not those of the model they are read for. */
public final class WeightMismatchException extends FormatException {
  /** What helps. */
  public static final String REMEDY =
      "Train again, or use the `.cnn` file that made these weights.";

  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final transient List<String> complaints;

  WeightMismatchException(Path file, List<String> complaints) {
    super(String.join("\n", complaints) + "\n" + REMEDY);
    this.file = file;
    this.complaints = List.copyOf(complaints);
  }

  /** The file of the weights. */
  public Path file() {
    return file;
  }

  /** A sentence for each weight that does not fit, at least one. */
  public List<String> complaints() {
    return complaints;
  }
}
