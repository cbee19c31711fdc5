package org.cnnc.compiler.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.format.Element.Block;
import org.cnnc.compiler.format.Element.Group;
import org.cnnc.compiler.format.Element.Statement;
import org.cnnc.compiler.format.Element.Word;
import org.cnnc.compiler.syntax.SourceToken;
import org.cnnc.compiler.syntax.SourceToken.Comment;
import org.cnnc.compiler.syntax.SourceToken.Role;

/** Gathers tokens to statements. The parser read them before: brackets are in order. */
final class ElementReader {
  private final List<SourceToken> tokens;
  private int at;

  /** Takes all tokens of a file, its end included. */
  ElementReader(List<SourceToken> tokens) {
    this.tokens = withoutCommentsOfCommas(tokens);
  }

  List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    while (!peek().text().isEmpty() && !isNext("}")) {
      statements.add(statement());
    }
    return statements;
  }

  /** The end of the file, with what is above it. */
  SourceToken end() {
    return tokens.get(tokens.size() - 1);
  }

  private Statement statement() {
    List<Element> elements = new ArrayList<>();
    do {
      SourceToken token = next();
      elements.add(token.text().equals("{") ? block(token) : element(token));
    } while (peek().role() != Role.STATEMENT && !peek().text().isEmpty() && !isNext("}"));
    return new Statement(elements);
  }

  private Block block(SourceToken open) {
    List<Statement> statements = statements();
    return new Block(open, statements, next());
  }

  private Element element(SourceToken token) {
    return opens(token) ? group(token) : new Word(token);
  }

  private Group group(SourceToken open) {
    List<List<Element>> items = new ArrayList<>();
    while (!closes(peek())) {
      List<Element> item = new ArrayList<>();
      while (!closes(peek()) && !isNext(",")) {
        item.add(element(next()));
      }
      items.add(item);
      if (isNext(",")) {
        next();
      }
    }
    return new Group(open, items, next());
  }

  private SourceToken peek() {
    return tokens.get(at);
  }

  private SourceToken next() {
    return tokens.get(at++);
  }

  private boolean isNext(String text) {
    return peek().text().equals(text);
  }

  private static boolean opens(SourceToken token) {
    return switch (token.text()) {
      case "(", "[", "{" -> true;
      default -> false;
    };
  }

  private static boolean closes(SourceToken token) {
    return switch (token.text()) {
      case ")", "]", "}" -> true;
      default -> false;
    };
  }

  /** A comment behind a comma in brackets is about the item before it, if that has none. */
  private static List<SourceToken> withoutCommentsOfCommas(List<SourceToken> tokens) {
    List<SourceToken> moved = new ArrayList<>();
    List<Comment> carried = List.of();
    Deque<Boolean> items = new ArrayDeque<>(List.of(false));
    for (SourceToken token : tokens) {
      if (opens(token)) {
        items.push(items.peek() || !token.text().equals("{"));
      } else if (closes(token)) {
        items.pop();
      }
      SourceToken whole = token.with(join(carried, token.before()), token.after());
      carried = List.of();
      if (items.peek() && token.text().equals(",") && whole.hasComment()) {
        SourceToken item = moved.get(moved.size() - 1);
        if (item.after().isEmpty() && whole.before().isEmpty()) {
          moved.set(moved.size() - 1, item.with(item.before(), whole.after()));
        } else {
          carried =
              join(whole.before(), whole.after().stream().map(c -> new Comment(c, false)).toList());
        }
        whole = whole.with(List.of(), Optional.empty());
      }
      moved.add(whole);
    }
    return moved;
  }

  private static List<Comment> join(List<Comment> first, List<Comment> second) {
    List<Comment> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
