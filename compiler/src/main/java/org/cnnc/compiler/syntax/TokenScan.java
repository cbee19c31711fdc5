package org.cnnc.compiler.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.grammar.CnnLexer;

/**
 * What is wrong with single tokens, and how deep they nest: found before the parser runs, because
 * it recurses as deep as the text does.
 */
final class TokenScan {
  private static final Set<String> OPERATORS =
      Set.of(
          "+", "-", "*", "/", "//", "%", "**", "<", "<=", ">", ">=", "==", "!=", "not", "and",
          "or");

  private final Places places;
  private final Limits limits;
  private final Deque<Integer> operators = new ArrayDeque<>(List.of(0));
  private final List<Diagnostic> found = new ArrayList<>();

  private TokenScan(Places places, Limits limits) {
    this.places = places;
    this.limits = limits;
  }

  static void check(Places places, Limits limits) {
    TokenScan scan = new TokenScan(places, limits);
    for (int i = 0; i < places.tokens().size(); i++) {
      scan.countNesting(places.tokens().get(i));
      scan.checkToken(i);
    }
    if (!scan.found.isEmpty()) {
      throw new Refusal(scan.found);
    }
  }

  private void countNesting(Token token) {
    String text = token.getText();
    switch (text) {
      case "(", "[", "{" -> operators.push(0);
      case ")", "]", "}" -> {
        if (operators.size() > 1) {
          operators.pop();
        }
      }
      case ",", "=", ":", "require", "if" -> {
        operators.pop();
        operators.push(0);
      }
      default -> {
        if (OPERATORS.contains(text)) {
          operators.push(operators.pop() + 1);
        }
      }
    }
    if (operators.size() - 1 > limits.depth()) {
      refuseDepth(
          token, "Nested " + (limits.depth() + 1) + " deep; the most is " + limits.depth() + ".");
    }
    if (operators.peek() > limits.operators()) {
      refuseDepth(token, "One expression holds more than " + limits.operators() + " operators.");
    }
  }

  private void refuseDepth(Token token, String message) {
    throw new Refusal(Diagnostic.error("nested-too-deep", places.of(token), message));
  }

  private void checkToken(int i) {
    Token token = places.tokens().get(i);
    if (token.getType() == CnnLexer.UNCLOSED) {
      found.add(unclosed(token));
    } else if (token.getType() == CnnLexer.UNKNOWN) {
      unknown(i).ifPresent(found::add);
    } else if (token.getType() == CnnLexer.STRING) {
      TextLiteral.badEscape(places.of(token)).ifPresent(found::add);
    }
  }

  private Diagnostic unclosed(Token token) {
    String text = token.getText();
    int end = 1;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    String closed = text.substring(0, end) + text.charAt(0);
    return Diagnostic.error(
            "unclosed-string", places.of(token), "This text is not closed on its line.")
        .withHint("Write `" + closed + "`.");
  }

  private Optional<Diagnostic> unknown(int i) {
    Token token = places.tokens().get(i);
    if (token.getText().equals(".") && i > 0 && isName(i - 1) && isName(i + 1)) {
      return i > 1 && places.tokens().get(i - 2).getText().equals(".")
          ? Optional.empty()
          : Optional.of(dotted(i - 1));
    }
    String message =
        "Unexpected `"
            + token.getText()
            + "`."
            + (operators.size() > 1 && inRound(i) ? " Arguments are separated by `,`." : "");
    return Optional.of(Diagnostic.error("unexpected-character", places.of(token), message));
  }

  private boolean inRound(int i) {
    Deque<String> open =
        Brackets.openBefore(places.tokens(), i).stream()
            .map(Token::getText)
            .collect(java.util.stream.Collectors.toCollection(ArrayDeque::new));
    return !open.isEmpty() && open.getLast().equals("(");
  }

  /** A name with a dot from Python: {@code layers.Conv2D}, {@code model.add}. */
  private Diagnostic dotted(int first) {
    int last = first;
    while (isName(last)
        && places.tokens().get(last + 1).getText().equals(".")
        && isName(last + 2)) {
      last += 2;
    }
    List<Token> tokens = places.tokens();
    String name = places.of(tokens.get(first)).to(places.of(tokens.get(last))).text();
    String prefix = places.of(tokens.get(first)).to(places.of(tokens.get(last - 1))).text();
    boolean add = tokens.get(last).getText().equals("add");
    String hint = add ? "Leave out `" + name + "(` and its `)`." : "Leave out `" + prefix + "`.";
    return Diagnostic.error(
            "unknown-layer",
            places.of(tokens.get(first)).to(places.of(tokens.get(add ? last : last - 1))),
            "There is no layer kind `" + name + "`.")
        .withHint(hint);
  }

  private boolean isName(int i) {
    return i < places.tokens().size()
        && Character.isLetter(places.tokens().get(i).getText().codePointAt(0))
        && places.tokens().get(i).getType() != Token.EOF;
  }
}
