package org.cnnc.compiler.diagnostic;

import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.source.Span;

/** The line a span begins on, in three pieces; a line too long to show is cut on both sides. */
record Excerpt(String before, String marked, String after) {
  private static final int MOST = 120;
  private static final int AROUND = 30;
  private static final String REST = "...";

  static Excerpt of(Span span) {
    Source source = span.source();
    Span line = source.line(span.start());
    // A byte order mark is in front of its line, and a line's end behind it.
    int start = Math.min(Math.max(line.start(), span.start()), line.end());
    int end = Math.min(Math.max(start, span.end()), line.end());
    String text = source.text();
    return line.end() - line.start() <= MOST
        ? new Excerpt(
            text.substring(line.start(), start),
            text.substring(start, end),
            text.substring(end, line.end()))
        : new Excerpt(
            last(text, line.start(), start),
            first(text, start, end, MOST - 2 * AROUND),
            first(text, end, line.end(), AROUND));
  }

  private static String first(String text, int from, int to, int most) {
    return to - from <= most
        ? text.substring(from, to)
        : text.substring(from, whole(text, from + most)) + REST;
  }

  private static String last(String text, int from, int to) {
    return to - from <= AROUND
        ? text.substring(from, to)
        : REST + text.substring(whole(text, to - AROUND), to);
  }

  /** A place that is not between the two units of one character. */
  private static int whole(String text, int at) {
    return Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at)) ? at - 1 : at;
  }
}
