package org.cnnc.compiler.syntax;

import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.RuleStartState;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.source.Span;
import org.cnnc.grammar.CnnParser;
import org.cnnc.grammar.CnnParser.FileContext;
import org.cnnc.grammar.CnnParser.StmtContext;
import org.cnnc.grammar.CnnParser.TrainDeclContext;
import org.cnnc.grammar.CnnParser.TrainStmtContext;

/**
 * Reads a text that does not parse: reports a mistake in a statement once, and goes on with the
 * next statement. Broken statements stay in the tree, with their exception.
 */
final class Recovery extends DefaultErrorStrategy {
  private static final Set<Integer> SECTIONS =
      Set.of(
          CnnParser.RULE_importDecl,
          CnnParser.RULE_constDecl,
          CnnParser.RULE_functionDecl,
          CnnParser.RULE_blockDecl,
          CnnParser.RULE_modelDecl,
          CnnParser.RULE_trainDecl);

  private static final Set<Integer> WITH_BODY =
      Set.of(CnnParser.RULE_blockDecl, CnnParser.RULE_modelDecl, CnnParser.RULE_trainDecl);

  /** More than anyone reads. */
  private static final int MOST = 40;

  private final Places places;
  private final SyntaxErrors errors;
  private final StatementEnds ends;
  private final List<Diagnostic> found;
  private boolean sectionsBroken;

  private Recovery(Places places, List<Diagnostic> found) {
    this.places = places;
    this.errors = new SyntaxErrors(places);
    this.ends = new StatementEnds(places.tokens());
    this.found = found;
  }

  /**
   * The tree as far as it is one.
   *
   * @param found reports about tokens; more are added
   * @param whole whether all sections were read, though not all statements
   */
  record Result(FileContext tree, boolean whole) {}

  /** Reads tokens that do not parse. */
  static Result read(Places places, List<Diagnostic> found) {
    CnnParser parser = new CnnParser(new CommonTokenStream(new ListTokenSource(places.tokens())));
    Recovery recovery = new Recovery(places, found);
    parser.removeErrorListeners();
    parser.setErrorHandler(recovery);
    FileContext tree = parser.file();
    return new Result(tree, !recovery.sectionsBroken);
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  @Override
  public void reportError(Parser parser, RecognitionException cause) {
    // Every rule on the way out of the mistake would report it; recover() does so once.
  }

  /** Before each statement: what cannot begin one is a broken statement by itself. */
  @Override
  public void sync(Parser parser) {
    CnnParser cnn = (CnnParser) parser;
    ParserRuleContext context = parser.getContext();
    if (context instanceof FileContext) {
      skipToSection(cnn);
    } else if (isInBody(context)) {
      boolean train = context instanceof TrainDeclContext;
      int rule = train ? CnnParser.RULE_trainStmt : CnnParser.RULE_stmt;
      while (!isEnd(parser) && !begins(parser, rule)) {
        statement(cnn, train);
      }
    }
  }

  private static boolean isInBody(ParserRuleContext context) {
    int rule = context.getRuleIndex();
    if (rule != CnnParser.RULE_body && !WITH_BODY.contains(rule) || context.getChildCount() == 0) {
      return false;
    }
    ParseTree last = context.getChild(context.getChildCount() - 1);
    return last instanceof StmtContext
        || last instanceof TrainStmtContext
        || last instanceof TerminalNode mark && mark.getSymbol().getText().equals("{");
  }

  private static boolean isEnd(Parser parser) {
    return parser.getCurrentToken().getType() == Token.EOF
        || parser.getCurrentToken().getText().equals("}");
  }

  private static boolean begins(Parser parser, int rule) {
    RuleStartState start = parser.getATN().ruleToStartState[rule];
    IntervalSet first = parser.getATN().nextTokens(start);
    return first.contains(parser.getCurrentToken().getType());
  }

  private static void statement(CnnParser parser, boolean train) {
    if (train) {
      parser.trainStmt();
    } else {
      parser.stmt();
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException cause) {
    ParserRuleContext context = parser.getContext();
    if (context instanceof StmtContext || context instanceof TrainStmtContext) {
      endStatement((CnnParser) parser, context, cause);
    } else if (SECTIONS.contains(context.getRuleIndex())) {
      endSection((CnnParser) parser, context, cause);
    } else {
      throw cause;
    }
  }

  private void endStatement(
      CnnParser parser, ParserRuleContext context, RecognitionException cause) {
    int from = context.getStart().getTokenIndex();
    int at = Math.max(from, parser.getCurrentToken().getTokenIndex());
    int body = ends.body(from, at);
    int end = body < 0 ? ends.next(from, at) : body;
    report(cause, from, end);
    consumeTo(parser, end);
    if (body >= 0) {
      body(parser, from);
    }
  }

  /** A body that does not end leaves its statement too, which nobody else would recover. */
  private void body(CnnParser parser, int from) {
    try {
      parser.body();
    } catch (RecognitionException cause) {
      int end = ends.next(from, parser.getCurrentToken().getTokenIndex());
      report(cause, from, end);
      consumeTo(parser, end);
    }
  }

  private void endSection(CnnParser parser, ParserRuleContext context, RecognitionException cause) {
    int from = context.getStart().getTokenIndex();
    int at = Math.max(from, parser.getCurrentToken().getTokenIndex());
    sectionsBroken = true;
    report(cause, from, at + 1);
    boolean inBody = isInBody(context);
    boolean body = WITH_BODY.contains(context.getRuleIndex()) && !inBody;
    int end = body ? ends.braceOrSection(at) : ends.section(inBody ? at : Math.max(at, from + 1));
    consumeTo(parser, end);
    if (!parser.getCurrentToken().getText().equals("{")) {
      return;
    }
    parser.consume();
    while (!isEnd(parser)) {
      statement(parser, context instanceof TrainDeclContext);
    }
    if (parser.getCurrentToken().getType() != Token.EOF) {
      parser.consume();
    }
  }

  private void skipToSection(CnnParser parser) {
    Token token = parser.getCurrentToken();
    boolean section = SECTIONS.stream().anyMatch(rule -> begins(parser, rule));
    if (section || token.getType() == Token.EOF) {
      return;
    }
    sectionsBroken = true;
    int at = token.getTokenIndex();
    int end = ends.section(at + 1);
    report(new InputMismatchException(parser), at, end);
    consumeTo(parser, end);
  }

  private static void consumeTo(CnnParser parser, int end) {
    while (parser.getCurrentToken().getTokenIndex() < end
        && parser.getCurrentToken().getType() != Token.EOF) {
      parser.consume();
    }
  }

  /** Reports the mistake, unless a token of the same statement has been reported. */
  private void report(RecognitionException cause, int from, int end) {
    int start = places.of(places.tokens().get(from)).start();
    int stop = places.of(places.tokens().get(Math.max(from, end - 1))).end();
    if (found.stream().map(Diagnostic::span).anyMatch(span -> isWithin(span, start, stop))) {
      return;
    }
    if (found.size() >= MOST) {
      // What follows would be read for nothing.
      throw new Refusal(Diagnostics.andMore(found));
    }
    Diagnostic report =
        errors.explain(from, cause.getOffendingToken(), cause.getCtx(), cause.getExpectedTokens());
    boolean behindSection =
        cause.getCtx() instanceof FileContext
            && from > 0
            && places.tokens().get(from - 1).getText().equals("}");
    found.add(
        behindSection
            ? report.withNote(
                "What stands before ended with the `}`", places.of(places.tokens().get(from - 1)))
            : report);
  }

  private static boolean isWithin(Span span, int start, int stop) {
    return span.start() >= start && span.start() <= stop;
  }
}
