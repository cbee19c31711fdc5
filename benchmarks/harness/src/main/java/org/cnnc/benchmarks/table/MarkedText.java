package org.cnnc.benchmarks.table;

/** The part of a document between two comments, which a program writes and people do not. */
public final class MarkedText {
  private static final String BEGIN = "<!-- benchmarks:begin -->";
  private static final String END = "<!-- benchmarks:end -->";

  private MarkedText() {}

  /** The document with this between its markers instead of what was there. */
  public static String replace(String document, String text) {
    int begin = document.indexOf(BEGIN);
    int end = document.indexOf(END, begin + 1);
    if (begin < 0 || end < 0) {
      throw new IllegalArgumentException(
          "Expected a line `%s` and, below it, a line `%s`.".formatted(BEGIN, END));
    }
    String before = document.substring(0, begin + BEGIN.length());
    return before + "\n" + text.strip() + "\n" + document.substring(end);
  }
}
