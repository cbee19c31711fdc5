package org.cnnc.compiler.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.cnnc.compiler.diagnostic.Diagnostic;

/**
 * Finds brackets that are missing in a text that does not parse, by how its lines are indented, and
 * puts them in: a parser would only notice much later, at an innocent line.
 */
final class MissingBrackets {
  private static final Set<String> HEADERS = Set.of("for", "repeat", "if", "else");

  private final Lines lines;
  private final List<Token> tokens;
  private final BracketReports reports;
  private final Map<Integer, List<Token>> missing = new HashMap<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int header = -1;
  private Open closed;

  /**
   * An open bracket.
   *
   * @param at its place among the tokens
   * @param indent of its line
   */
  private record Open(Token token, int at, int indent) {
    boolean isRound() {
      return Brackets.isRound(token);
    }
  }

  private MissingBrackets(Places places, List<Token> tokens, List<Diagnostic> reported) {
    this.reports = new BracketReports(places, tokens, reported);
    this.tokens = tokens;
    this.lines = new Lines(tokens);
  }

  /** The tokens and those that are missing, each of which is reported. */
  static List<Token> insert(Places places, List<Token> tokens, List<Diagnostic> found) {
    MissingBrackets missing = new MissingBrackets(places, tokens, found);
    for (int at = 0; at < tokens.size(); at++) {
      if (!missing.reports.areMany()) {
        missing.meet(at);
      }
    }
    return missing.repaired();
  }

  private List<Token> repaired() {
    List<Token> repaired = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      repaired.addAll(missing.getOrDefault(at, List.of()));
      repaired.add(tokens.get(at));
    }
    return repaired;
  }

  private void insert(Token token, int before) {
    missing.computeIfAbsent(before, b -> new ArrayList<>()).add(token);
  }

  private void meet(int at) {
    if (lines.isFirst(at) || lines.isEnd(at)) {
      closeArgument(at);
      closeStatement(at);
      openBody(at);
      closeSection(at);
    }
    noteHeader(at);
    switch (lines.text(at)) {
      case "(", "[", "{" -> {
        closeArguments(at);
        open.push(new Open(tokens.get(at), at, lines.indent(at)));
        header = lines.text(at).equals("{") ? -1 : header;
      }
      case ")", "]" -> closeRound(at);
      case "}" -> closeBrace(at);
      default -> {}
    }
  }

  /** A line in the column of an outer bracket's arguments is one of them, not of an inner one. */
  private void closeArgument(int at) {
    int inner = 0;
    for (Open bracket : open) {
      if (!bracket.isRound()) {
        return;
      }
      if (isAligned(at, bracket)) {
        closeTo(at, isHanging(open.peek()) ? 0 : inner);
        return;
      }
      inner++;
    }
  }

  /** Whether what is in it begins on a line of its own. */
  private boolean isHanging(Open bracket) {
    return lines.isFirst(bracket.at() + 1);
  }

  private void closeTo(int at, int count) {
    int place = lines.text(at - 1).equals(",") ? at - 1 : at;
    if (count > 0 && place > open.peek().at()) {
      reports.closingRound(open.peek().token(), place);
    }
    for (int i = 0; i < count; i++) {
      close(place);
    }
  }

  private boolean isAligned(int at, Open bracket) {
    Token first = tokens.get(bracket.at() + 1);
    return first.getLine() == bracket.token().getLine()
        && first.getLine() < tokens.get(at).getLine()
        && first.getCharPositionInLine() == tokens.get(at).getCharPositionInLine();
  }

  /** A line that begins a statement, not deeper than the one before, ends that one. */
  private void closeStatement(int at) {
    if (!isRoundOpen() || !lines.beginsStatement(at) && !lines.isEnd(at)) {
      return;
    }
    Open first = outermostRound();
    boolean goesOn = tokens.get(at).getCharPositionInLine() > first.indent();
    boolean earlier = tokens.get(at).getLine() > open.peek().token().getLine();
    if (lines.isEnd(at) ? lines.endsValue(at) : earlier && lines.endsValue(at) && !goesOn) {
      reports.closingRound(open.peek().token(), at);
      while (isRoundOpen()) {
        close(at);
      }
    }
  }

  private Open outermostRound() {
    Open outermost = open.peek();
    for (Open bracket : open) {
      if (!bracket.isRound()) {
        break;
      }
      outermost = bracket;
    }
    return outermost;
  }

  private boolean isRoundOpen() {
    return !open.isEmpty() && open.peek().isRound();
  }

  /** {@code model Net} or {@code for f in sizes}, and no {@code {} before the next line. */
  private void openBody(int at) {
    boolean begins = lines.beginsStatement(at) || lines.isEnd(at);
    if (header < 0 || header == at || isRoundOpen() || lines.text(at).equals("{") || !begins) {
      return;
    }
    reports.opening(at);
    Token brace = reports.virtual(at, "{");
    insert(brace, at);
    open.push(new Open(brace, header, lines.indent(header)));
    header = -1;
  }

  private void noteHeader(int at) {
    boolean section = open.isEmpty() && lines.beginsSection(at) && !isDeclaration(at);
    boolean loop = !open.isEmpty() && !isRoundOpen() && HEADERS.contains(lines.text(at));
    if (section || loop) {
      header = at;
    }
  }

  /** A section without braces. */
  private boolean isDeclaration(int at) {
    return Set.of("const", "import", "function").contains(lines.text(at));
  }

  /** A section begins, or the file ends, while braces are open. */
  private void closeSection(int at) {
    boolean ends = lines.beginsSection(at) || lines.isEnd(at);
    if (open.isEmpty() || isRoundOpen() || !ends) {
      return;
    }
    Open outer = open.peekLast();
    if (lines.isEnd(at) || tokens.get(at).getCharPositionInLine() <= outer.indent()) {
      if (!reports.isReported(at)) {
        reports.closingBrace(open.peek().token(), at);
      }
      while (!open.isEmpty()) {
        close(at);
      }
    }
  }

  private void closeRound(int at) {
    String text = lines.text(at);
    while (!open.isEmpty() && !closes(text, open.peek()) && isOpenBelow(text)) {
      int place = endOf(open.peek(), at).orElse(at);
      if (open.peek().isRound()) {
        reports.closingRound(open.peek().token(), place);
      } else {
        reports.closingBrace(open.peek().token(), place);
      }
      close(place);
    }
    if (isRoundOpen()) {
      closed = open.pop();
    }
  }

  /** Only a layer is followed by tensors: {@code Conv2D(32, (3, 3)(x)} lacks a parenthesis. */
  private void closeArguments(int at) {
    boolean behindTuple =
        isRoundOpen()
            && lines.text(at).equals("(")
            && lines.text(at - 1).equals(")")
            && closed != null
            && Set.of("(", "[", ",", "=").contains(lines.text(closed.at() - 1));
    if (behindTuple) {
      reports.closingRound(open.peek().token(), at);
      close(at);
    }
  }

  /** Whether a mark closes a bracket of this statement behind the innermost one. */
  private boolean isOpenBelow(String text) {
    for (Open bracket : open) {
      if (closes(text, bracket)) {
        return true;
      }
      if (!bracket.isRound() && !isInRound(bracket)) {
        return false;
      }
    }
    return false;
  }

  /** Whether a brace is one of a map: an argument. */
  private boolean isInRound(Open brace) {
    return brace.at() > 0 && Set.of("(", ",", "=").contains(lines.text(brace.at() - 1));
  }

  private static boolean closes(String text, Open bracket) {
    return Brackets.closing(bracket.token()).equals(text);
  }

  private void closeBrace(int at) {
    if (open.stream().allMatch(Open::isRound)) {
      return;
    }
    if (isRoundOpen()) {
      reports.closingRound(open.peek().token(), at);
      while (isRoundOpen()) {
        close(at);
      }
    }
    boolean outdented = lines.isFirst(at) && lines.indent(at) < open.peek().indent();
    if (outdented && open.size() > 1) {
      int place = endOf(open.peek(), at).orElse(at);
      reports.closingBrace(open.peek().token(), place);
      close(place);
    }
    open.pop();
  }

  /** The first line behind a bracket that is no deeper than the line it was opened in. */
  private OptionalInt endOf(Open bracket, int before) {
    for (int at = bracket.at() + 1; at < before; at++) {
      if (lines.isFirst(at) && lines.indent(at) <= bracket.indent()) {
        boolean comma = lines.text(at - 1).equals(",");
        return OptionalInt.of(comma && bracket.isRound() ? at - 1 : at);
      }
    }
    return OptionalInt.empty();
  }

  /** Puts in what closes the innermost bracket, before a token. */
  private void close(int before) {
    insert(reports.virtual(before, Brackets.closing(open.pop().token())), before);
  }
}
