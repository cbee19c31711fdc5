package org.cnnc.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.Token;
import org.cnnc.grammar.CnnLexer;

/** Which brackets are open at a token. */
final class Brackets {
  private Brackets() {}

  /** The brackets opened and not closed before the token, outermost first. */
  static List<Token> openBefore(List<Token> tokens, int end) {
    List<Token> open = new ArrayList<>();
    for (Token token : tokens.subList(0, end)) {
      switch (token.getText()) {
        case "(", "[", "{" -> open.add(token);
        case ")", "]", "}" -> {
          if (!open.isEmpty()) {
            open.remove(open.size() - 1);
          }
        }
        default -> {}
      }
    }
    return open;
  }

  /** Whether it is one of those inside a statement, not round statements. */
  static boolean isRound(Token bracket) {
    return !bracket.getText().equals("{");
  }

  /** The type of a token that is a mark. */
  static int type(String mark) {
    return IntStream.rangeClosed(1, CnnLexer.VOCABULARY.getMaxTokenType())
        .filter(type -> ("'" + mark + "'").equals(CnnLexer.VOCABULARY.getLiteralName(type)))
        .findFirst()
        .orElseThrow();
  }

  /** What closes an opening bracket. */
  static String closing(Token bracket) {
    return switch (bracket.getText()) {
      case "(" -> ")";
      case "[" -> "]";
      default -> "}";
    };
  }
}
