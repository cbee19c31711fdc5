package org.cnnc.compiler.syntax;

import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.source.Span;

/** A text in quotes and its escapes. */
final class TextLiteral {
  private TextLiteral() {}

  /** The text without quotes, escapes resolved. */
  static String value(String literal) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < literal.length() - 1; i++) {
      char c = literal.charAt(i);
      text.append(c == '\\' ? escaped(literal.charAt(++i)) : c);
    }
    return text.toString();
  }

  /** The report on an escape we do not know. */
  static Optional<Diagnostic> badEscape(Span span) {
    String literal = span.text();
    for (int i = 1; i < literal.length() - 1; i++) {
      if (literal.charAt(i) == '\\' && "\"'\\nt".indexOf(literal.charAt(++i)) < 0) {
        Span place = new Span(span.source(), span.start() + i - 1, span.start() + i + 1);
        return Optional.of(
            Diagnostic.error(
                    "unknown-escape", place, "A text knows `\\\"`, `\\'`, `\\\\`, `\\n` and `\\t`.")
                .withHint("Write `\\\\` for a backslash."));
      }
    }
    return Optional.empty();
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      default -> c;
    };
  }
}
