package org.cnnc.compiler.emit;

/** The one way for text of a user into a string of generated code. */
final class TextCode {
  private TextCode() {}

  /** A string literal in ASCII, whatever encoding the user's javac reads. */
  static String literal(String text) {
    StringBuilder code = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"', '\\' -> code.append('\\').append(c);
        case '\n' -> code.append("\\n");
        case '\t' -> code.append("\\t");
        default -> {
          if (c >= ' ' && c < 127) {
            code.append(c);
          } else {
            code.append(String.format("\\u%04x", (int) c));
          }
        }
      }
    }
    return code.append('"').toString();
  }
}
