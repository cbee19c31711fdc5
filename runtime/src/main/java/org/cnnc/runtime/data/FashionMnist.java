package org.cnnc.runtime.data;

import java.io.IOException;
import java.nio.file.Path;

/** Fashion-MNIST: 60,000 pictures of clothes to train on and 10,000 to test, 28x28. */
public final class FashionMnist extends IdxPictures {
  private static final int CLASSES = 10;

  /**
   * Reads one part from a directory, or from its folder {@code fashion_mnist} if there is one.
   *
   * @param part {@code train} or {@code test}
   * @param scale what each byte (0 to 255) is multiplied by
   * @param oneHot whether a target is ten values, not a class number
   */
  public FashionMnist(Path directory, String part, double scale, boolean oneHot)
      throws IOException {
    super(directory, "fashion_mnist", part, CLASSES, scale, oneHot);
  }

  /** Reads one part with its bytes as they are and class numbers. */
  public FashionMnist(Path directory, String part) throws IOException {
    this(directory, part, 1, false);
  }
}
