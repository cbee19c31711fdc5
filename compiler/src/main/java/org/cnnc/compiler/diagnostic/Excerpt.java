package org.cnnc.compiler.diagnostic;

import org.cnnc.compiler.source.Span;

/** The line a span begins on, in three pieces; a line too long to show is cut on both sides. */
record Excerpt(String before, String marked, String after) {
  private static final int MOST = 120;
  private static final int AROUND = 30;

  static Excerpt of(Span span) {
    String line = span.source().line(span.start());
    int columns = span.position().column() - 1;
    int start =
        line.offsetByCodePoints(0, Math.min(columns, line.codePointCount(0, line.length())));
    int end = Math.min(line.length(), start + span.end() - span.start());
    String before = line.substring(0, start);
    String marked = line.substring(start, end);
    String after = line.substring(end);
    return line.length() <= MOST
        ? new Excerpt(before, marked, after)
        : new Excerpt(last(before), first(marked, MOST - 2 * AROUND), first(after, AROUND));
  }

  private static String first(String text, int most) {
    return text.length() <= most
        ? text
        : text.substring(
                0,
                text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length()))))
            + "...";
  }

  private static String last(String text) {
    return text.length() <= AROUND
        ? text
        : "..."
            + text.substring(
                text.offsetByCodePoints(
                    text.length(), -Math.min(AROUND, text.codePointCount(0, text.length()))));
  }
}
