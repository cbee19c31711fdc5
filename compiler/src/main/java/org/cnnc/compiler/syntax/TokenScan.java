package org.cnnc.compiler.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.source.Span;
import org.cnnc.grammar.CnnLexer;

/**
 * What is wrong with single tokens, and how deep they nest: found before the parser runs, because
 * it recurses as deep as the text does, and while tokens are read, because a hostile text has
 * millions.
 */
final class TokenScan {
  private static final Set<String> OPERATORS =
      Set.of(
          "+", "-", "*", "/", "//", "%", "**", "<", "<=", ">", ">=", "==", "!=", "not", "and",
          "or");

  /** More complaints about single characters help nobody. */
  private static final int MOST = 20;

  /** A longer text is not written out in a hint. */
  private static final int MOST_SHOWN = 60;

  private final Places places;
  private final Limits limits;
  private final Deque<Integer> operators = new ArrayDeque<>(List.of(0));
  private final List<Diagnostic> found = new ArrayList<>();

  private TokenScan(Places places, Limits limits) {
    this.places = places;
    this.limits = limits;
  }

  /** Reads all tokens of a source, or refuses one that is too large or too deep. */
  static TokenScan read(Source source, Limits limits) {
    CharStream characters = new PlainCharacters(CharStreams.fromString(source.text()));
    CnnLexer lexer = new CnnLexer(characters);
    lexer.removeErrorListeners();
    TokenScan scan = new TokenScan(new Places(source), limits);
    Token token;
    do {
      token = lexer.nextToken();
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        scan.add(token);
      }
    } while (token.getType() != Token.EOF);
    scan.check(scan.places.tokens().size() - 2);
    return scan;
  }

  Places places() {
    return places;
  }

  /** What is wrong with single tokens. */
  List<Diagnostic> found() {
    return found;
  }

  /** The tokens without reported ones that hinder nothing: {@code ;} at the end of statements. */
  List<Token> rest() {
    List<Token> rest = new ArrayList<>();
    for (Token token : places.tokens()) {
      if (token.getType() != CnnLexer.UNKNOWN || !isSemicolons(token.getText())) {
        rest.add(token);
      }
    }
    return rest;
  }

  private static boolean isSemicolons(String text) {
    return text.chars().allMatch(c -> c == ';');
  }

  private void add(Token token) {
    if (isMoreOfLast(token)) {
      return;
    }
    places.add(token);
    if (places.tokens().size() > limits.tokens()) {
      String message =
          String.format(
              Locale.ROOT, "The file has more than %,d words and marks.", limits.tokens());
      throw new Refusal(Diagnostic.error("file-too-large", places.of(token), message));
    }
    check(places.tokens().size() - 3);
    countNesting(token);
    if (found.size() >= MOST) {
      throw new Refusal(Diagnostics.andMore(found));
    }
  }

  /** Unknown characters side by side are one token: one report says what is wrong with them. */
  private boolean isMoreOfLast(Token token) {
    List<Token> tokens = places.tokens();
    boolean unknown = token.getType() == CnnLexer.UNKNOWN && !tokens.isEmpty();
    if (unknown
        && tokens.get(tokens.size() - 1) instanceof CommonToken last
        && last.getType() == CnnLexer.UNKNOWN
        && last.getStopIndex() + 1 == token.getStartIndex()) {
      last.setStopIndex(token.getStopIndex());
      return true;
    }
    return false;
  }

  private void countNesting(Token token) {
    String text = token.getText();
    switch (text) {
      case "(", "[", "{" -> {
        operators.push(0);
      }
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

  /** Checks a token that two others, or the end, are known to follow. */
  private void check(int at) {
    if (at < 0) {
      return;
    }
    Token token = places.tokens().get(at);
    if (token.getType() == CnnLexer.UNCLOSED) {
      found.add(unclosed(token));
    } else if (token.getType() == CnnLexer.STRING) {
      TextLiteral.badEscape(places.of(token)).ifPresent(found::add);
    } else if (token.getType() == CnnLexer.UNKNOWN && !isDotBetweenNames(at)) {
      found.add(unknown(at));
    } else if (isDotBetweenNames(at - 1) && !isDotBetweenNames(at + 1)) {
      found.add(dotted(at));
    }
  }

  private Diagnostic unclosed(Token token) {
    String text = token.getText();
    int end = 1;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    String mark = text.substring(0, 1);
    boolean shown = end <= MOST_SHOWN;
    return Diagnostic.error(
            "unclosed-string", places.of(token), "This text is not closed on its line.")
        .withHint(
            shown
                ? "Write `" + text.substring(0, end) + mark + "`."
                : "Write `" + mark + "` where it ends.");
  }

  private Diagnostic unknown(int at) {
    Token token = places.tokens().get(at);
    List<Token> brackets = Brackets.openBefore(places.tokens(), at);
    boolean inCall = !brackets.isEmpty() && brackets.get(brackets.size() - 1).getText().equals("(");
    String separated = inCall ? " Arguments are separated by `,`." : "";
    String message = "Unexpected `" + token.getText() + "`." + separated;
    return Diagnostic.error("unexpected-character", places.of(token), message);
  }

  /** A name with a dot from Python: {@code layers.Conv2D}, {@code model.add}. */
  private Diagnostic dotted(int last) {
    int first = last;
    while (isDotBetweenNames(first - 1)) {
      first -= 2;
    }
    String name = between(first, last).text();
    boolean add = places.tokens().get(last).getText().equals("add");
    Span extra = between(first, add ? last : last - 1);
    String hint = add ? "`" + name + "(` and its `)`" : "`" + extra.text() + "`";
    return Diagnostic.error("unknown-layer", extra, "There is no layer kind `" + name + "`.")
        .withHint("Leave out " + hint + ".");
  }

  private Span between(int first, int last) {
    return places.of(places.tokens().get(first)).to(places.of(places.tokens().get(last)));
  }

  private boolean isDotBetweenNames(int at) {
    List<Token> tokens = places.tokens();
    return at > 0
        && at + 1 < tokens.size()
        && tokens.get(at).getText().equals(".")
        && isName(tokens.get(at - 1))
        && isName(tokens.get(at + 1));
  }

  private static boolean isName(Token token) {
    return token.getType() != Token.EOF && Character.isLetter(token.getText().codePointAt(0));
  }
}
