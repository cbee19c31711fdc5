package org.cnnc.compiler.source;

/**
 * The text of one file and the name it is reported under (a path relative to the source folder,
 * forward slashes).
 */
public record Source(String name, String text) {
  /** The place of a character, counted from 1; a character outside the BMP counts once. */
  public Position position(int offset) {
    int start = lineStart(offset);
    int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    return new Position(
        line, 1 + text.codePointCount(start, offset) - byteOrderMark(start, offset));
  }

  /** The whole line around a character, without its end. */
  public String line(int offset) {
    int start = lineStart(offset);
    int end = text.indexOf('\n', offset);
    String line =
        text.substring(start + byteOrderMark(start, text.length()), end < 0 ? text.length() : end);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private int lineStart(int offset) {
    return offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  }

  private int byteOrderMark(int start, int offset) {
    return start == 0 && offset > 0 && text.startsWith("\uFEFF") ? 1 : 0;
  }
}
