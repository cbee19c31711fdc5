package org.cnnc.compiler.format;

import org.cnnc.compiler.syntax.SourceToken;

/** The text that is being written. */
final class Page {
  private final StringBuilder text = new StringBuilder();
  private int lineStart;

  /** Goes on the current line. */
  void write(String more) {
    text.append(more);
  }

  /** Starts a line. */
  void line(int indent) {
    if (text.length() > 0) {
      text.append('\n');
    }
    lineStart = text.length();
    text.append(" ".repeat(indent));
  }

  /** Leaves a line empty; a line follows. */
  private void emptyLine() {
    text.append('\n');
  }

  /** The columns the current line has. */
  int column() {
    return text.codePointCount(lineStart, text.length());
  }

  /**
   * Writes the comments above a token on lines of their own.
   *
   * @param first whether nothing is above them that an empty line could part them from
   */
  void above(SourceToken token, int indent, boolean first) {
    boolean top = first;
    for (SourceToken.Comment comment : token.before()) {
      if (comment.afterBlank() && !top) {
        emptyLine();
      }
      line(indent);
      write(comment.text());
      top = false;
    }
  }

  /** Starts the line of a token, below the comments above it. */
  void begin(SourceToken token, int indent, boolean first) {
    above(token, indent, first);
    boolean top = first && token.before().isEmpty();
    if (token.afterBlank() && !top) {
      emptyLine();
    }
    line(indent);
  }

  /** Writes the comment behind a token. */
  void behind(SourceToken token) {
    token.after().ifPresent(comment -> write("  " + comment));
  }

  /** The whole text; every line has its end. */
  String finish() {
    return text.length() == 0 ? "" : text.append('\n').toString();
  }
}
