package org.cnnc.compiler.syntax;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.source.Span;
import org.cnnc.grammar.CnnParser;
import org.cnnc.grammar.CnnParser.FileContext;

/** The stage from text to {@link FileSyntax}. */
public final class FileParser {
  private FileParser() {}

  /**
   * The file, in which a statement may be {@linkplain StatementSyntax.Broken broken}; or empty if
   * not even its sections can be told apart.
   */
  public static Optional<FileSyntax> parse(Source source, Limits limits, Diagnostics diagnostics) {
    try {
      TokenScan scan = scan(source, limits);
      Optional<FileContext> tree =
          scan.found().isEmpty() ? strictly(scan.places()) : Optional.empty();
      return tree.isPresent()
          ? Optional.of(new FileBuilder(scan.places(), diagnostics).file(tree.get()))
          : recovered(scan, diagnostics);
    } catch (Refusal refusal) {
      diagnostics.add(refusal);
      return Optional.empty();
    }
  }

  /** The tokens of a file, none of which is in error by itself. */
  static Places places(Source source, Limits limits) {
    TokenScan scan = scan(source, limits);
    if (!scan.found().isEmpty()) {
      throw new Refusal(scan.found());
    }
    return scan.places();
  }

  private static TokenScan scan(Source source, Limits limits) {
    checkSize(source, limits);
    HiddenCharacters.check(source);
    return TokenScan.read(source, limits);
  }

  /** What the grammar reads. */
  static FileContext tree(Places places) {
    return strictly(places)
        .orElseThrow(
            () -> {
              List<Diagnostic> found = new ArrayList<>();
              Recovery.read(repaired(places, places.tokens(), found), found);
              return new Refusal(found);
            });
  }

  /** The tree of a text without mistakes, which is read in one go. */
  private static Optional<FileContext> strictly(Places places) {
    CnnParser parser = new CnnParser(new CommonTokenStream(new ListTokenSource(places.tokens())));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return Optional.of(parser.file());
    } catch (ParseCancellationException e) {
      return Optional.empty();
    }
  }

  /** Finds all mistakes, and what stands between them. */
  private static Optional<FileSyntax> recovered(TokenScan scan, Diagnostics diagnostics) {
    List<Diagnostic> found = new ArrayList<>(scan.found());
    Places places = repaired(scan.places(), scan.rest(), found);
    Recovery.Result result = Recovery.read(places, found);
    found.forEach(diagnostics::add);
    return result.whole()
        ? Optional.of(new FileBuilder(places, diagnostics).file(result.tree()))
        : Optional.empty();
  }

  private static Places repaired(Places places, List<Token> tokens, List<Diagnostic> found) {
    Places repaired = new Places(places.source());
    List<Token> words = MisspeltWords.correct(places, tokens, found);
    MissingBrackets.insert(places, words, found).forEach(repaired::add);
    return repaired;
  }

  private static void checkSize(Source source, Limits limits) {
    int bytes = source.text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > limits.fileBytes()) {
      String message =
          String.format(
              Locale.ROOT, "The file has %,d bytes; the most is %,d.", bytes, limits.fileBytes());
      throw new Refusal(Diagnostic.error("file-too-large", new Span(source, 0, 0), message));
    }
  }
}
