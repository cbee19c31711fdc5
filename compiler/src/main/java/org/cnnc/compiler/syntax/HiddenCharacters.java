package org.cnnc.compiler.syntax;

import java.util.Locale;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.source.Span;

/** Refuses characters that make a text look like another one, in comments too. */
final class HiddenCharacters {
  private HiddenCharacters() {}

  static void check(Source source) {
    String text = source.text();
    for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
      int character = text.codePointAt(i);
      int length = Character.charCount(character);
      if (isHidden(character)) {
        throw new Refusal(report(character, new Span(source, i, i + length)));
      }
      i += length - 1;
    }
  }

  private static Diagnostic report(int character, Span span) {
    String message =
        String.format(Locale.ROOT, "The text holds the invisible character U+%04X.", character);
    return Diagnostic.error("hidden-character", span, message).withHint("Delete it.");
  }

  /** Control characters, overrides of the writing direction, zero-width marks, lone surrogates. */
  private static boolean isHidden(int character) {
    if (Character.isISOControl(character)) {
      return character != '\t' && character != '\n' && character != '\r';
    }
    return switch (Character.getType(character)) {
      case Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
