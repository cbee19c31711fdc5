package org.cnnc.compiler.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.source.Span;

/** The tokens that count (no blanks, no comments; the last is the end of file), and where. */
final class Places {
  private final Source source;
  private final List<Token> tokens = new ArrayList<>();

  Places(Source source) {
    this.source = source;
  }

  void add(Token token) {
    ((WritableToken) token).setTokenIndex(tokens.size());
    tokens.add(token);
  }

  Source source() {
    return source;
  }

  List<Token> tokens() {
    return tokens;
  }

  Span of(Token token) {
    return span(token.getStartIndex(), Math.max(token.getStartIndex(), token.getStopIndex() + 1));
  }

  Span of(ParserRuleContext tree) {
    Token last = tree.getStop() == null ? tree.getStart() : tree.getStop();
    return of(tree.getStart()).to(of(last));
  }

  Name name(ParserRuleContext id) {
    return new Name(id.getText(), of(id));
  }

  /** The names that a statement gives something, even if it is broken: those before a {@code =}. */
  StatementSyntax.Names assigned(ParserRuleContext statement) {
    List<Name> tensors = new ArrayList<>();
    List<Name> values = new ArrayList<>();
    Set<String> valueNames = new HashSet<>();
    int depth = 0;
    int end = Math.max(statement.getStart().getTokenIndex(), statement.getStop().getTokenIndex());
    for (int at = statement.getStart().getTokenIndex(); at < end; at++) {
      Token next = tokens.get(at + 1);
      switch (tokens.get(at).getText()) {
        case "(", "[" -> depth++;
        case ")", "]" -> depth--;
        case "let", "for" -> {
          valueNames.add(next.getText());
          values.add(new Name(next.getText(), of(next)));
        }
        case "=", ":", "," -> {
          Token name = tokens.get(Math.max(0, at - 1));
          if (depth == 0 && !valueNames.contains(name.getText())) {
            tensors.add(new Name(name.getText(), of(name)));
          }
        }
        default -> {}
      }
    }
    return new StatementSyntax.Names(tensors, values);
  }

  /** ANTLR counts code points, Java counts UTF-16 units. */
  private Span span(int start, int end) {
    return new Span(source, source.offset(start), source.offset(end));
  }
}
