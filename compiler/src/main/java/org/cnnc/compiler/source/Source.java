package org.cnnc.compiler.source;

import java.util.Objects;

/**
 * The text of one file and the name it is reported under (a path relative to the source folder,
 * forward slashes).
 */
public final class Source {
  private final String name;
  private final String text;
  // Made when it is first asked for: most files have no mistake, and their lines do not matter.
  private LineIndex index;

  public Source(String name, String text) {
    this.name = Objects.requireNonNull(name);
    this.text = Objects.requireNonNull(text);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** The place of a character, counted from 1; a character outside the BMP counts once. */
  public Position position(int offset) {
    int line = index().line(offset);
    int start = index().start(line);
    int column = 1 + index().characters(start, offset) - byteOrderMark(start, offset);
    return new Position(1 + line, column);
  }

  /** The whole line around a character, without a byte order mark and without its end. */
  public Span line(int offset) {
    int start = index().start(index().line(offset));
    int next = text.indexOf('\n', offset);
    int end = next < 0 ? text.length() : next;
    int from = start + byteOrderMark(start, text.length());
    return new Span(this, from, end > from && text.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  /** The offset of the character of a number, counted from 0, if those outside the BMP are one. */
  public int offset(int character) {
    return index().offset(character);
  }

  private int byteOrderMark(int start, int offset) {
    return start == 0 && offset > 0 && text.startsWith("\uFEFF") ? 1 : 0;
  }

  private LineIndex index() {
    LineIndex made = index;
    if (made == null) {
      made = new LineIndex(text);
      index = made;
    }
    return made;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Source source && name.equals(source.name) && text.equals(source.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, text);
  }

  @Override
  public String toString() {
    return name;
  }
}
