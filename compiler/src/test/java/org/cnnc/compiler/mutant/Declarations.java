package org.cnnc.compiler.mutant;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The places of names that a program declares: with a slip there, its uses are what is wrong. */
final class Declarations {
  private static final Set<String> SECTIONS = Set.of("model", "block", "function");
  private static final Set<String> BEFORE =
      Set.of("model", "block", "function", "const", "let", "train", "as", "input", "output");

  private final List<Token> tokens;
  private final Set<Integer> found = new HashSet<>();
  private int brackets;
  private boolean header;

  private Declarations(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The offsets where declared names begin. */
  static Set<Integer> in(String program) {
    Declarations declarations = new Declarations(Token.of(program));
    for (int at = 0; at < declarations.tokens.size(); at++) {
      declarations.meet(at);
    }
    return declarations.found;
  }

  private void meet(int at) {
    switch (text(at)) {
      case "(", "[" -> brackets++;
      case ")", "]" -> brackets--;
      case "{" -> header = false;
      case "=" -> {
        header &= brackets > 0;
        if (brackets == 0) {
          addNamesBefore(at);
        }
      }
      default -> meetWord(at);
    }
  }

  private void meetWord(int at) {
    boolean section = SECTIONS.contains(text(at)) && isName(at + 1) && brackets == 0;
    header |= section;
    boolean parameter = header && brackets == 1 && Set.of("(", ",").contains(text(at - 1));
    boolean loop = text(at - 1).equals("for") && text(at + 1).equals("in");
    boolean named = BEFORE.contains(text(at - 1)) && brackets == 0;
    if (isName(at) && (parameter || loop || named)) {
      found.add(tokens.get(at).start());
    }
  }

  /** {@code x =}, {@code a, b =}. */
  private void addNamesBefore(int equals) {
    int at = equals - 1;
    while (isName(at)) {
      found.add(tokens.get(at).start());
      at = text(at - 1).equals(",") ? at - 2 : -1;
    }
  }

  private boolean isName(int at) {
    return at >= 0 && at < tokens.size() && tokens.get(at).isName();
  }

  private String text(int at) {
    return at >= 0 && at < tokens.size() ? tokens.get(at).text() : "";
  }
}
