package org.cnnc.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.grammar.CnnLexer;

/**
 * Finds words of the language with a slip in a text that does not parse, by where they stand, and
 * puts them right: what follows can then be read as it was meant.
 */
final class MisspeltWords {
  private static final List<String> SECTIONS =
      List.of("model", "train", "block", "function", "const", "import");

  private static final List<String> STATEMENTS =
      List.of(
          "input", "output", "data", "let", "for", "repeat", "if", "else", "expose", "require",
          "return");

  /** Words between two names. */
  private static final Set<String> JOINING = Set.of("for", "in", "as", "and", "or", "labels");

  /** Behind one of these a name is no word of the language, whatever it is like. */
  private static final Set<String> BEFORE_NAMES = Set.of("let", "const", "input", "output", "data");

  /** More repairs than that, and we only guess. */
  private static final int MOST = 20;

  private final Places places;
  private final List<Token> tokens;
  private final Lines lines;
  private final List<Diagnostic> found;
  private int start;
  private int repairs;

  private MisspeltWords(Places places, List<Token> tokens, List<Diagnostic> found) {
    this.places = places;
    this.tokens = new ArrayList<>(tokens);
    this.lines = new Lines(this.tokens);
    this.found = found;
  }

  /** The tokens with the words that were meant, each of which is reported. */
  static List<Token> correct(Places places, List<Token> tokens, List<Diagnostic> found) {
    MisspeltWords words = new MisspeltWords(places, tokens, found);
    for (int at = 0; at < tokens.size() && words.repairs < MOST; at++) {
      words.meet(at);
    }
    return words.tokens;
  }

  private void meet(int at) {
    boolean begins = begins(at);
    start = begins ? at : start;
    if (tokens.get(at).getType() == CnnLexer.ID && tokens.get(at).getText().length() > 1) {
      Optional<String> meant = begins ? beginning(at) : joining(at);
      meant.ifPresent(word -> replace(at, word));
    }
  }

  /** Whether a statement may begin at a token. */
  private boolean begins(int at) {
    return at == 0
        || lines.isFirst(at)
        || lines.text(at - 1).equals("{")
        || lines.text(at - 1).equals("}");
  }

  /** The word for a name that is followed by what follows no name. */
  private Optional<String> beginning(int at) {
    if (at + 1 >= tokens.size() || lines.isFirst(at + 1)) {
      return Optional.empty();
    }
    String word = lines.text(at);
    return switch (lines.text(at + 1)) {
      case "{" -> near(word, lines.text(Math.max(0, at - 1)).equals("}") ? "else" : "");
      case "[" -> near(word, "return");
      case "=", "(", ",", ")", "]", "}", ":", "." -> Optional.empty();
      default -> lines.isValue(at + 1) ? Suggestions.nearest(word, words(at)) : Optional.empty();
    };
  }

  /** Sections begin in the first column, where statements seldom do. */
  private List<String> words(int at) {
    List<String> all = new ArrayList<>(lines.indent(at) == 0 ? SECTIONS : STATEMENTS);
    boolean none = Suggestions.nearest(lines.text(at), all).isEmpty();
    if (none) {
      all.addAll(lines.indent(at) == 0 ? STATEMENTS : SECTIONS);
    }
    return all;
  }

  /** The word for a name between two others: {@code for f ni sizes}, {@code a adn b}. */
  private Optional<String> joining(int at) {
    boolean between =
        lines.endsValue(at)
            && !BEFORE_NAMES.contains(lines.text(at - 1))
            && at + 1 < tokens.size()
            && !lines.isFirst(at + 1)
            && (lines.isValue(at + 1) || lines.text(at + 1).equals("["))
            && !JOINING.contains(lines.text(at + 1));
    if (!between || at == start + 1 && !lines.text(at - 1).equals("]")) {
      return Optional.empty();
    }
    List<String> words =
        switch (lines.text(start)) {
          case "for" -> List.of("in");
          case "train" -> List.of("for");
          case "expose" -> List.of("as");
          case "output" -> List.of("labels", "and", "or");
          default -> List.of("and", "or");
        };
    return Suggestions.nearest(lines.text(at), words);
  }

  private static Optional<String> near(String word, String meant) {
    return meant.isEmpty() ? Optional.empty() : Suggestions.nearest(word, List.of(meant));
  }

  private void replace(int at, String word) {
    Token token = tokens.get(at);
    String message = "Unexpected `" + token.getText() + "`.";
    found.add(
        Diagnostic.error("unexpected-token", places.of(token), message)
            .withHint("Did you mean `" + word + "`?"));
    CommonToken meant = new CommonToken(token);
    meant.setType(Brackets.type(word));
    meant.setText(word);
    tokens.set(at, meant);
    repairs++;
  }
}
