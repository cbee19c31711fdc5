package org.cnnc.tools.format;

import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.source.Span;

/** The first line that is not as its canonical form. */
final class Difference {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Difference() {}

  static Diagnostic report(Source source, String form, String command) {
    String text = source.text();
    int line = 0;
    int formLine = 0;
    while (line < text.length()
        && formLine < form.length()
        && line(text, line).equals(line(form, formLine))) {
      line += line(text, line).length();
      formLine += line(form, formLine).length();
    }
    String is = line(text, line);
    int start = line + (is.startsWith(BYTE_ORDER_MARK) ? 1 : 0);
    Span span = new Span(source, start, line + is.stripTrailing().length());
    return Diagnostic.error("not-canonical", span, "This line is not in canonical form.")
        .withNote(new Diagnostic.Note(expected(is, line(form, formLine)), Optional.empty()))
        .withHint("Run `" + command + "`.");
  }

  private static String expected(String is, String form) {
    if (is.startsWith(BYTE_ORDER_MARK)) {
      return "The file begins with a byte order mark, which has no use in UTF-8.";
    }
    String visible = form.replaceAll("[\r\n]", "");
    if (form.isEmpty()) {
      return "The file ends above it.";
    }
    if (visible.equals(is.replaceAll("[\r\n]", ""))) {
      return "Its end is not that of the first line.";
    }
    return visible.isEmpty()
        ? "The canonical line is empty."
        : "The canonical line is `" + visible + "`.";
  }

  /** From an offset to the end of its line, line end included. */
  private static String line(String text, int start) {
    int end = text.indexOf('\n', start);
    return text.substring(start, end < 0 ? text.length() : end + 1);
  }
}
