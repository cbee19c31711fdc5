package org.cnnc.runtime.io;

import java.io.IOException;
import java.nio.file.Path;

/** A file that breaks the rules of its format, or does not fit what it is for. */
public class FormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Takes a sentence; the file's name is put in front of it. */
  public FormatException(Path file, String sentence) {
    super(file + ": " + sentence);
  }

  /** Takes a sentence that names the file itself. */
  public FormatException(String sentence) {
    super(sentence);
  }
}
