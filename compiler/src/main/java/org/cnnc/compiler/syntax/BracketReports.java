package org.cnnc.compiler.syntax;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.source.Span;

/** The reports of missing brackets, and the tokens that stand in for them. */
final class BracketReports {
  /** More repairs than that, and we only guess. */
  private static final int MOST = 20;

  private final Places places;
  private final List<Token> tokens;
  private final List<Diagnostic> reports;
  private final int before;

  /**
   * Adds to reports.
   *
   * @param reports those about single tokens
   */
  BracketReports(Places places, List<Token> tokens, List<Diagnostic> reports) {
    this.places = places;
    this.tokens = tokens;
    this.reports = reports;
    this.before = reports.size();
  }

  boolean areMany() {
    return reports.size() - before >= MOST;
  }

  /** A body should begin before a token. */
  void opening(int at) {
    reports.add(
        Diagnostic.error(
                "missing-brace", places.of(tokens.get(at - 1)).after(), "A `{` is missing here.")
            .withHint("Write `{` here."));
  }

  /** A parenthesis or a bracket should be closed before a token. */
  void closingRound(Token bracket, int at) {
    Span place = places.of(tokens.get(at - 1)).after();
    if (isBroken(bracket, place)) {
      return;
    }
    String closing = Brackets.closing(bracket);
    reports.add(
        Diagnostic.error("missing-parenthesis", place, "A `" + closing + "` is missing here.")
            .withNote("It closes the `" + bracket.getText() + "`", places.of(bracket)));
  }

  /** A brace should be closed before a token. */
  void closingBrace(Token brace, int at) {
    String message = "The `{` at " + places.of(brace).position() + " is never closed.";
    reports.add(
        Diagnostic.error("missing-brace", places.of(tokens.get(at - 1)).after(), message)
            .withHint("Write `}` here."));
  }

  /** One unfinished line is one mistake, though more than one bracket is open. */
  boolean isReported(int at) {
    Span place = places.of(tokens.get(at - 1)).after();
    return reports.stream().anyMatch(report -> report.span().equals(place));
  }

  /** Whether what is missing may be inside of a text that is not closed, or the like. */
  private boolean isBroken(Token bracket, Span place) {
    int from = places.of(bracket).start();
    return reports.stream()
        .limit(before)
        .map(Diagnostic::span)
        .anyMatch(span -> span.start() >= from && span.start() <= place.start());
  }

  /** A token of no length behind the one before a place. */
  Token virtual(int at, String text) {
    Token previous = tokens.get(at - 1);
    CommonToken token = new CommonToken(Brackets.type(text), text);
    token.setLine(previous.getLine());
    token.setCharPositionInLine(
        previous.getCharPositionInLine() + previous.getStopIndex() + 1 - previous.getStartIndex());
    token.setStartIndex(previous.getStopIndex() + 1);
    token.setStopIndex(previous.getStopIndex());
    return token;
  }
}
