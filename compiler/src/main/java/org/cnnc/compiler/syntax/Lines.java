package org.cnnc.compiler.syntax;

import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.cnnc.grammar.CnnLexer;

/** How a text is laid out, which tells what was meant where the grammar cannot. */
final class Lines {
  private static final Set<String> STATEMENT_WORDS =
      Set.of("output", "return", "require", "let", "for", "repeat", "if", "const", "}");

  private static final Set<String> SECTIONS =
      Set.of("model", "train", "block", "function", "const", "import");

  private static final Set<String> CLOSED =
      Set.of(")", "]", "}", "true", "True", "false", "False", "none", "None");

  private static final Set<String> OPERATOR_WORDS = Set.of("not", "and", "or", "in", "else");

  private final List<Token> tokens;
  private final int[] indents;

  Lines(List<Token> tokens) {
    this.tokens = tokens;
    this.indents = new int[tokens.size()];
    for (int at = 0; at < indents.length; at++) {
      indents[at] = isFirst(at) ? tokens.get(at).getCharPositionInLine() : indents[at - 1];
    }
  }

  /** Whether a token is the first of its line. */
  boolean isFirst(int at) {
    return at == 0 || tokens.get(at).getLine() > tokens.get(at - 1).getLine();
  }

  /** The column of the first token in the line of a token: how far the line is indented. */
  int indent(int at) {
    return indents[at];
  }

  /** Whether what begins here could be a statement. */
  boolean beginsStatement(int at) {
    if (STATEMENT_WORDS.contains(tokens.get(at).getText())) {
      return true;
    }
    String next = text(at + 1);
    return isName(at)
        && !OPERATOR_WORDS.contains(text(at))
        && (next.equals("(") || next.equals("=") || next.equals(",") || isName(at + 1));
  }

  /** Whether a line begins here that can only be the first of a section: {@code model Name}. */
  boolean beginsSection(int at) {
    return SECTIONS.contains(text(at))
        && isFirst(at)
        && (isName(at + 1) || text(at).equals("import") && isText(at + 1));
  }

  /** Whether a value could end just before a token. */
  boolean endsValue(int at) {
    if (at == 0) {
      return false;
    }
    Token previous = tokens.get(at - 1);
    return switch (previous.getType()) {
      case CnnLexer.INT, CnnLexer.FLOAT, CnnLexer.STRING, CnnLexer.ID -> true;
      default ->
          CLOSED.contains(previous.getText())
              || isName(at - 1)
                  && !STATEMENT_WORDS.contains(previous.getText())
                  && !OPERATOR_WORDS.contains(previous.getText());
    };
  }

  /** Whether a value or a name could begin with a token, other than one in brackets. */
  boolean isValue(int at) {
    return isName(at)
        || isText(at)
        || at < tokens.size()
            && (tokens.get(at).getType() == CnnLexer.INT
                || tokens.get(at).getType() == CnnLexer.FLOAT);
  }

  boolean isName(int at) {
    return at < tokens.size()
        && tokens.get(at).getType() != Token.EOF
        && Character.isLetter(tokens.get(at).getText().codePointAt(0));
  }

  private boolean isText(int at) {
    return text(at).startsWith("\"") || text(at).startsWith("'");
  }

  boolean isEnd(int at) {
    return tokens.get(at).getType() == Token.EOF;
  }

  /** The text of a token; empty behind the last. */
  String text(int at) {
    return at < tokens.size() ? tokens.get(at).getText() : "";
  }
}
