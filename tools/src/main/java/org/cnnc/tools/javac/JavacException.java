package org.cnnc.tools.javac;

/** This Java cannot compile; the message says what it lacks. */
public final class JavacException extends Exception {
  private static final long serialVersionUID = 1;

  JavacException(String message) {
    super(message);
  }
}
