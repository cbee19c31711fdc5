package org.cnnc.compiler.source;

/** A line and a column, both counted from 1, printed {@code 9:22}. */
public record Position(int line, int column) {
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
