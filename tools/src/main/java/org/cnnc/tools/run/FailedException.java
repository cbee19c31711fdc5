package org.cnnc.tools.run;

/** The model or the data has errors, or a file cannot be used; the message says which and why. */
public final class FailedException extends Exception {
  private static final long serialVersionUID = 1;

  public FailedException(String message) {
    super(message);
  }
}
