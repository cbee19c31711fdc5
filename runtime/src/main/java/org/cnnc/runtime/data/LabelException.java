package org.cnnc.runtime.data;

import java.nio.file.Path;
import org.cnnc.runtime.io.FormatException;

/** A label in a file that is none of the classes. */
public final class LabelException extends FormatException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String sentence;

  /**
   * A label that is too large.
   *
   * @param sample its number, counted from 0
   */
  LabelException(Path file, int sample, int label, int classes) {
    this(
        file,
        "Sample %d has the label %d; the classes are 0 to %d."
            .formatted(sample, label, classes - 1));
  }

  private LabelException(Path file, String sentence) {
    super(file, sentence);
    this.file = file;
    this.sentence = sentence;
  }

  /** The file of the labels. */
  public Path file() {
    return file;
  }

  /** Which label it is and which there are. */
  public String sentence() {
    return sentence;
  }
}
