package org.cnnc.compiler.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.source.Span;
import org.cnnc.grammar.CnnLexer;
import org.cnnc.grammar.CnnParser;

/** Says in our words why the parser stopped at a token. */
final class SyntaxErrors {
  /** What a rule of the grammar is for the user; the innermost named one is reported. */
  private static final Map<Integer, String> EXPECTED =
      Map.ofEntries(
          Map.entry(CnnParser.RULE_args, "an argument"),
          Map.entry(CnnParser.RULE_mapLiteral, "an entry such as `0: 1.0`"),
          Map.entry(CnnParser.RULE_tensors, "a tensor"),
          Map.entry(CnnParser.RULE_tensor, "a tensor or a layer"),
          Map.entry(CnnParser.RULE_value, "a value"),
          Map.entry(CnnParser.RULE_tensorType, "a type such as `float32[28, 28, 1]`"),
          Map.entry(CnnParser.RULE_params, "a parameter such as `classes=10`"),
          Map.entry(CnnParser.RULE_trainStmt, "`data`, `let`, `compile`, `fit` or `evaluate`"),
          Map.entry(CnnParser.RULE_trainDecl, "`train Name for Model { ... }`"),
          Map.entry(CnnParser.RULE_stmt, "a layer, `input`, `output` or a name with `=`"),
          Map.entry(CnnParser.RULE_modelDecl, "`model Name { ... }`"),
          Map.entry(CnnParser.RULE_file, "`model` or `train`"));

  private static final Set<String> STATEMENT_WORDS =
      Set.of("output", "return", "require", "let", "for", "repeat", "if", "const", "}");

  private static final Set<String> PUNCTUATION =
      Set.of("`(`", "`)`", "`[`", "`]`", "`{`", "`}`", "`,`", "`:`", "`=`");

  private static final Set<String> SECTIONS = Set.of("model", "train", "block", "function");

  private final Places places;
  private final List<Token> tokens;

  SyntaxErrors(Places places) {
    this.places = places;
    this.tokens = places.tokens();
  }

  Diagnostic explain(Token offender, RuleContext rule, IntervalSet tokensExpected) {
    int at = tokens.indexOf(offender);
    List<Token> open = Brackets.openBefore(tokens, at);
    Token innermost = open.isEmpty() ? null : open.get(open.size() - 1);
    if (innermost != null && isRound(innermost) && lineGoesOn(at, innermost)) {
      return missingParenthesis(at, innermost);
    }
    if (innermost != null && innermost.getText().equals("{") && sectionBegins(at)) {
      return missingBrace(at, innermost);
    }
    String expected = few(at, tokensExpected).orElseGet(() -> expected(at, innermost, rule));
    return unexpected(at, expected);
  }

  /** A new line that cannot belong to the brackets opened before it. */
  private boolean lineGoesOn(int at, Token bracket) {
    Token token = tokens.get(at);
    if (token.getType() == Token.EOF) {
      return endsValue(at);
    }
    boolean newLine =
        token.getLine() > tokens.get(at - 1).getLine() && token.getLine() > bracket.getLine();
    return newLine && endsValue(at) && beginsStatement(at);
  }

  private boolean beginsStatement(int at) {
    Token token = tokens.get(at);
    if (STATEMENT_WORDS.contains(token.getText())) {
      return true;
    }
    String next = at + 1 < tokens.size() ? tokens.get(at + 1).getText() : "";
    return isName(token) && (next.equals("(") || next.equals("=") || isName(tokens.get(at + 1)));
  }

  private Diagnostic missingParenthesis(int at, Token bracket) {
    String closing = bracket.getText().equals("(") ? ")" : "]";
    Span place = places.of(tokens.get(at - 1)).after();
    return Diagnostic.error("missing-parenthesis", place, "A `" + closing + "` is missing here.")
        .withNote("It closes the `" + bracket.getText() + "`", places.of(bracket));
  }

  /** The end of the file, or {@code model Name} on a new line, inside braces. */
  private boolean sectionBegins(int at) {
    if (tokens.get(at).getType() == Token.EOF) {
      return true;
    }
    int first = SECTIONS.contains(tokens.get(at - 1).getText()) ? at - 1 : at;
    return SECTIONS.contains(tokens.get(first).getText())
        && tokens.get(first).getLine() > tokens.get(first - 1).getLine()
        && isName(tokens.get(first + 1));
  }

  private Diagnostic missingBrace(int at, Token brace) {
    int first =
        tokens.get(at).getType() == Token.EOF
            ? at
            : at - (SECTIONS.contains(tokens.get(at).getText()) ? 0 : 1);
    String message = "The `{` at " + places.of(brace).position() + " is never closed.";
    return Diagnostic.error("missing-brace", places.of(tokens.get(first - 1)).after(), message)
        .withHint("Write `}` here.");
  }

  private Diagnostic unexpected(int at, String expected) {
    Token token = tokens.get(at);
    boolean end = token.getType() == Token.EOF;
    String what =
        end ? "Unexpected end of the file." : "Unexpected `" + shortened(token.getText()) + "`.";
    return Diagnostic.error(
        "unexpected-token", places.of(token), what + " Expected " + expected + ".");
  }

  private String expected(int at, Token bracket, RuleContext rule) {
    boolean round = bracket != null && isRound(bracket);
    if (round && endsValue(at)) {
      return bracket.getText().equals("(") ? "`,` or `)`" : "`,` or `]`";
    }
    if (round && bracket.getText().equals("[")) {
      return "a value";
    }
    if (bracket != null && bracket.getText().equals("{") && !isMap(rule)) {
      return EXPECTED.get(inTrain(rule) ? CnnParser.RULE_trainStmt : CnnParser.RULE_stmt);
    }
    for (RuleContext context = rule; context != null; context = context.parent) {
      String words = EXPECTED.get(context.getRuleIndex());
      if (words != null) {
        return words;
      }
    }
    return "`model` or `train`";
  }

  /** What the grammar names where it leaves little choice: marks, or any name. */
  private Optional<String> few(int at, IntervalSet expected) {
    boolean atDecision = expected.contains(tokens.get(at).getType());
    if (atDecision || at > 0 && tokens.get(at - 1).getText().equals(",")) {
      return Optional.empty();
    }
    if (expected.contains(CnnLexer.ID)
        && !expected.contains(CnnLexer.INT)
        && names(expected).noneMatch(PUNCTUATION::contains)) {
      return Optional.of("a name");
    }
    boolean marks = expected.size() <= 3 && names(expected).allMatch(PUNCTUATION::contains);
    boolean endOfBlock = names(expected).allMatch("`}`"::equals);
    return marks && !endOfBlock
        ? Optional.of(names(expected).collect(Collectors.joining(" or ")))
        : Optional.empty();
  }

  private static Stream<String> names(IntervalSet tokens) {
    return tokens.toList().stream()
        .map(type -> "`" + CnnLexer.VOCABULARY.getDisplayName(type).replace("'", "") + "`");
  }

  private static boolean inTrain(RuleContext rule) {
    return rule != null
        && (rule.getRuleIndex() == CnnParser.RULE_trainDecl || inTrain(rule.parent));
  }

  private static boolean isMap(RuleContext rule) {
    return rule != null && (rule.getRuleIndex() == CnnParser.RULE_mapLiteral || isMap(rule.parent));
  }

  private boolean endsValue(int at) {
    if (at == 0) {
      return false;
    }
    Token previous = tokens.get(at - 1);
    return switch (previous.getType()) {
      case CnnLexer.INT, CnnLexer.FLOAT, CnnLexer.STRING, CnnLexer.ID -> true;
      default ->
          Set.of(")", "]", "}", "true", "True", "false", "False", "none", "None")
                  .contains(previous.getText())
              || isName(previous)
                  && !STATEMENT_WORDS.contains(previous.getText())
                  && !Set.of("not", "and", "or").contains(previous.getText());
    };
  }

  private static boolean isRound(Token bracket) {
    return !bracket.getText().equals("{");
  }

  private static boolean isName(Token token) {
    return token.getType() != Token.EOF && Character.isLetter(token.getText().codePointAt(0));
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
