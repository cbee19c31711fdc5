package org.cnnc.compiler.diagnostic;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a sentence readable whatever it repeats of a source: a name, a number or a text of
 * thousands of characters is shown by its beginning, and a sentence stays on its line.
 */
final class Brevity {
  /** What is no longer stands as it is: a line of code. */
  private static final int MOST_OF_PIECE = 100;

  private static final int SHOWN = 60;

  /** Lists can be long too; this holds the names of all layer kinds. */
  private static final int MOST = 2_000;

  private static final String REST = "...";

  /** What is between back quotes, or a word. */
  private static final Pattern PIECE = Pattern.compile("`[^`]*+`|[^\\s`]++");

  private Brevity() {}

  /** The sentence, its long pieces cut. */
  static String of(String sentence) {
    String line = sentence.replace("\r", "\\r").replace("\n", "\\n");
    if (line.length() <= MOST_OF_PIECE) {
      return line;
    }
    String brief = PIECE.matcher(line).replaceAll(Brevity::piece);
    return brief.length() <= MOST + REST.length() ? brief : cut(brief, MOST);
  }

  private static String piece(MatchResult found) {
    String piece = found.group();
    if (piece.length() > MOST_OF_PIECE) {
      piece = cut(piece, SHOWN) + (piece.startsWith("`") ? "`" : "");
    }
    return Matcher.quoteReplacement(piece);
  }

  /** Not between the two units of one character. */
  private static String cut(String text, int most) {
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + REST;
  }
}
