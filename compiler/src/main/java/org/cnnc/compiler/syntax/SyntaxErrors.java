package org.cnnc.compiler.syntax;

import java.util.Collection;
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
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.grammar.CnnLexer;
import org.cnnc.grammar.CnnParser;

/** Says in our words why the parser stopped at a token. */
final class SyntaxErrors {
  private static final String SECTION =
      "`model`, `train`, `block`, `function`, `const` or `import`";

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
          Map.entry(CnnParser.RULE_file, SECTION));

  private static final Set<String> PUNCTUATION =
      Set.of("`(`", "`)`", "`[`", "`]`", "`{`", "`}`", "`,`", "`:`", "`=`");

  /** Words that begin something and may also be names, so that the parser goes on behind them. */
  private static final List<String> BEGINNINGS =
      List.of("input", "output", "data", "let", "for", "repeat", "expose", "require", "return");

  private final Places places;
  private final List<Token> tokens;
  private final Lines lines;

  SyntaxErrors(Places places) {
    this.places = places;
    this.lines = new Lines(places.tokens());
    this.tokens = places.tokens();
  }

  /**
   * Says what is wrong.
   *
   * @param from where the statement begins, or the section
   */
  Diagnostic explain(int from, Token offender, RuleContext rule, IntervalSet tokensExpected) {
    int at = offender.getTokenIndex();
    List<Token> open = Brackets.openBefore(tokens, at);
    Token innermost = open.isEmpty() ? null : open.get(open.size() - 1);
    Optional<Diagnostic> misspelt = misspelt(from, at, tokensExpected);
    if (misspelt.isPresent()) {
      return misspelt.get();
    }
    String expected = few(from, at, tokensExpected).orElseGet(() -> expected(at, innermost, rule));
    return unexpected(at, expected);
  }

  /** A word of the language with a slip: {@code inptu image: float32[3]}. */
  private Optional<Diagnostic> misspelt(int from, int at, IntervalSet expected) {
    Optional<Diagnostic> first = at == from + 1 ? wordFor(from, BEGINNINGS) : Optional.empty();
    return first.or(() -> wordFor(at, words(expected)));
  }

  private Optional<Diagnostic> wordFor(int at, Collection<String> words) {
    Token token = tokens.get(at);
    if (token.getType() != CnnLexer.ID || token.getText().length() < 2) {
      return Optional.empty();
    }
    return Suggestions.hint(token.getText(), words)
        .map(
            hint ->
                Diagnostic.error(
                        "unexpected-token",
                        places.of(token),
                        "Unexpected `" + token.getText() + "`.")
                    .withHint(hint));
  }

  private static List<String> words(IntervalSet expected) {
    return names(expected)
        .map(name -> name.replace("`", ""))
        .filter(name -> Character.isLowerCase(name.charAt(0)))
        .toList();
  }

  private Diagnostic unexpected(int at, String expected) {
    Token token = tokens.get(at);
    boolean end = token.getType() == Token.EOF;
    String what = end ? "Unexpected end of the file." : "Unexpected `" + token.getText() + "`.";
    return Diagnostic.error(
        "unexpected-token", places.of(token), what + " Expected " + expected + ".");
  }

  private String expected(int at, Token bracket, RuleContext rule) {
    boolean round = bracket != null && Brackets.isRound(bracket);
    if (round && lines.text(at - 1).equals("=")) {
      return "a value";
    }
    if (round && lines.endsValue(at)) {
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
    return SECTION;
  }

  /** What the grammar names where it leaves little choice: marks, or any name. */
  private Optional<String> few(int from, int at, IntervalSet expected) {
    boolean atDecision = expected.contains(tokens.get(at).getType());
    if (at == from || atDecision || at > 0 && tokens.get(at - 1).getText().equals(",")) {
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
}
