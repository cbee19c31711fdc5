package org.cnnc.compiler.emit;

/** The one way for text of a user into a comment of generated code. */
final class Javadoc {
  private Javadoc() {}

  /** A formula of ours for {@code code}: names, numbers and operators that end no comment. */
  static String formula(String text) {
    if (!text.matches("[A-Za-z0-9_ ().,+*/<>=!-]*") || text.contains("*/")) {
      throw new IllegalArgumentException("no formula: " + text);
    }
    return text;
  }

  /** The text with everything that Java or HTML would read in a comment written as a reference. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || (c >= ' ' && c < 127 && "*/@<>&\\$".indexOf(c) < 0)) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append("&#").append(c).append(';');
              }
            });
    return escaped.toString();
  }
}
