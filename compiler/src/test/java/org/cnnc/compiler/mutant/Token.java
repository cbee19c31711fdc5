package org.cnnc.compiler.mutant;

import java.util.List;
import java.util.regex.Pattern;

/** A word, a number, a text or a mark of a program, and where it stands. */
record Token(String text, int start, int end) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "#[^\\n]*"
              + "|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'"
              + "|[0-9][0-9_]*(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|\\.[0-9]+"
              + "|[\\p{L}_][\\p{L}\\p{N}_]*"
              + "|\\*\\*|//|<=|>=|==|!=|[^\\s\\uFEFF]");

  /** The tokens of a text without its comments. */
  static List<Token> of(String text) {
    return TOKEN
        .matcher(text)
        .results()
        .map(found -> new Token(found.group(), found.start(), found.end()))
        .filter(token -> !token.text.startsWith("#"))
        .toList();
  }

  /** The line of an offset, counted from 1. */
  static int line(String text, int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  boolean isName() {
    return Character.isLetter(text.codePointAt(0));
  }
}
