package org.cnnc.tools.command;

/** The command was typed wrongly; the message says what to type. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  public UsageException(String message) {
    super(message);
  }
}
