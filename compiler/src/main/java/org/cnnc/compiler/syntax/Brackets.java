package org.cnnc.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

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
}
