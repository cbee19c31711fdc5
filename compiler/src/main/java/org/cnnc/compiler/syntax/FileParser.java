package org.cnnc.compiler.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.source.Span;
import org.cnnc.grammar.CnnParser;

/** The stage from text to {@link FileSyntax}. */
public final class FileParser {
  private FileParser() {}

  /** The file, or empty after a syntax error: no later stage meets half a tree. */
  public static Optional<FileSyntax> parse(Source source, Limits limits, Diagnostics diagnostics) {
    try {
      return Optional.of(parse(source, limits));
    } catch (Refusal refusal) {
      diagnostics.add(refusal);
      return Optional.empty();
    }
  }

  private static FileSyntax parse(Source source, Limits limits) {
    checkSize(source, limits);
    HiddenCharacters.check(source);
    Places places = TokenScan.read(source, limits);
    CnnParser parser = new CnnParser(new CommonTokenStream(new ListTokenSource(places.tokens())));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return new FileBuilder(places).file(parser.file());
    } catch (ParseCancellationException e) {
      RecognitionException cause = (RecognitionException) e.getCause();
      throw new Refusal(
          new SyntaxErrors(places)
              .explain(cause.getOffendingToken(), cause.getCtx(), cause.getExpectedTokens()));
    }
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
