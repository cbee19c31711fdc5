package org.cnnc.compiler.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Where a broken statement, or a broken section, most likely ends. */
final class StatementEnds {
  private static final Set<String> HEADERS = Set.of("for", "repeat", "if");

  private final List<Token> tokens;
  private final Lines lines;

  StatementEnds(List<Token> tokens) {
    this.tokens = tokens;
    this.lines = new Lines(tokens);
  }

  /**
   * Where the next statement begins, or what holds the statements ends.
   *
   * @param from the first token of the broken statement
   * @param at where it broke
   */
  int next(int from, int at) {
    int indent = lines.indent(from);
    Deque<String> open = new ArrayDeque<>();
    for (int i = from; i < tokens.size(); i++) {
      boolean ends = i >= at && i > from && endsBefore(i, indent, open.isEmpty());
      boolean closed = lines.text(i).equals("}") && !open.contains("{");
      if (ends || closed || lines.isEnd(i)) {
        return i;
      }
      track(i, open);
    }
    return tokens.size() - 1;
  }

  private boolean endsBefore(int i, int indent, boolean closed) {
    boolean outdented = tokens.get(i).getCharPositionInLine() <= indent;
    return lines.isFirst(i) && lines.beginsStatement(i) && (closed || outdented);
  }

  private void track(int i, Deque<String> open) {
    switch (lines.text(i)) {
      case "(", "[", "{" -> open.push(lines.text(i));
      case ")", "]" -> {
        if (!open.isEmpty() && !open.peek().equals("{")) {
          open.pop();
        }
      }
      case "}" -> {
        while (!open.pop().equals("{")) {
          // What is open inside of a brace ends with it.
        }
      }
      default -> {}
    }
  }

  /**
   * The brace that begins the body of a broken {@code for}, {@code repeat} or {@code if}, or -1.
   */
  int body(int from, int at) {
    if (!HEADERS.contains(lines.text(from))) {
      return -1;
    }
    for (int i = at; i < tokens.size() && (i == at || !lines.isFirst(i)); i++) {
      if (lines.text(i).equals("{")) {
        return i;
      }
    }
    return -1;
  }

  /** The next line, from a token on, that begins a section; the end of the file if none does. */
  int section(int at) {
    int i = at;
    while (i < tokens.size() - 1 && !lines.beginsSection(i)) {
      i++;
    }
    return Math.min(i, tokens.size() - 1);
  }

  /** The next opening brace of a section that broke before it, or the next section. */
  int braceOrSection(int at) {
    int i = at;
    while (i < tokens.size() - 1 && !lines.beginsSection(i) && !lines.text(i).equals("{")) {
      i++;
    }
    return Math.min(i, tokens.size() - 1);
  }
}
