package org.cnnc.compiler.mutant;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One mistake in a program: some of its characters are replaced.
 *
 * @param start the first character that is replaced
 * @param end behind the last one
 * @param word what a misspelt word should be; otherwise empty
 */
record Change(Kind kind, int start, int end, String replacement, String word) {
  /** What people do by mistake. */
  enum Kind {
    DELETED,
    DOUBLED,
    REPLACED,
    SWAPPED,
    MISSPELT;

    /** How often a token is changed in this way; the same change again shows nothing new. */
    int rounds(int random) {
      return this == REPLACED || this == MISSPELT ? random : 1;
    }
  }

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  /** A mistake at a token, or null where that makes none. */
  static Change random(
      Kind kind, String text, List<Token> tokens, int at, SplittableRandom random) {
    Token token = tokens.get(at);
    return switch (kind) {
      case DELETED -> new Change(kind, token.start(), token.end(), "", "");
      case DOUBLED -> new Change(kind, token.end(), token.end(), space(token) + token.text(), "");
      case REPLACED -> replaced(token, tokens.get(random.nextInt(tokens.size())));
      case SWAPPED -> at + 1 < tokens.size() ? swapped(text, token, tokens.get(at + 1)) : null;
      case MISSPELT -> token.isName() && token.text().length() > 2 ? misspelt(token, random) : null;
    };
  }

  private static String space(Token token) {
    return Character.isLetterOrDigit(token.text().codePointAt(0)) ? " " : "";
  }

  private static Change replaced(Token token, Token other) {
    return token.text().equals(other.text())
        ? null
        : new Change(Kind.REPLACED, token.start(), token.end(), other.text(), "");
  }

  private static Change swapped(String text, Token left, Token right) {
    String between = text.substring(left.end(), right.start());
    // Two words would grow together where a mark stood between them and a blank did not.
    String both = right.text() + (between.isEmpty() ? " " : between) + left.text();
    return left.text().equals(right.text())
        ? null
        : new Change(Kind.SWAPPED, left.start(), right.end(), both, "");
  }

  private static Change misspelt(Token token, SplittableRandom random) {
    StringBuilder word = new StringBuilder(token.text());
    // The first letter is rarely the wrong one, and without it many a word is another word.
    int at = 1 + random.nextInt(word.length() - 1);
    char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
    switch (random.nextInt(4)) {
      case 0 -> word.deleteCharAt(at);
      case 1 -> word.insert(at, letter);
      case 2 -> word.setCharAt(at, letter);
      default -> word.insert(at - 1, word.charAt(at)).deleteCharAt(at + 1);
    }
    return word.toString().equals(token.text())
        ? null
        : new Change(Kind.MISSPELT, token.start(), token.end(), word.toString(), token.text());
  }

  String applied(String text) {
    return text.substring(0, start) + replacement + text.substring(end);
  }

  /**
   * The lines where a report belongs: those of the change, and that of the token behind it.
   *
   * @param changed the text with this change
   * @param offset how far it was moved by other changes
   */
  Set<Integer> lines(String changed, int offset) {
    Set<Integer> lines = new HashSet<>();
    int last = start + offset + Math.max(0, replacement.length() - 1);
    for (int line = Token.line(changed, start + offset);
        line <= Token.line(changed, last);
        line++) {
      lines.add(line);
    }
    int behind = start + offset + replacement.length();
    Token.of(changed.substring(behind)).stream()
        .findFirst()
        .ifPresent(next -> lines.add(Token.line(changed, behind + next.start())));
    return lines;
  }
}
