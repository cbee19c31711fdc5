package org.cnnc.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.atn.DecisionInfo;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.source.Source;
import org.cnnc.grammar.CnnParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To choose between rules the parser looks at a few tokens, however long what follows is. */
class LookaheadTest {
  private static final int REPEATED = 2_000;

  /** Six rules lead from a value to its number, and each chooses. */
  private static final int MOST_LOOKS = 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const a = ((((((((((((((((((((((((((([|1, |1])))))))))))))))))))))))))))",
        "const a = [|((1, 2), (3,)), |1]",
        "const a = 1|+ 2 * (3 - x ** 2) |",
        "model A { input x: float32[3] |a, b = f(1, k=2)([x, g(3)(y)]) |}",
        "model A { input x: float32[3] if a { b() }| else if f(1, (2, 3)) { b() }|}",
        "model A { |for f in [1, 2] { x = Dense(f)(x) } |}",
        "train R for A { |data a, b = f('x', scale=1/255) compile(loss=[a, b(c=1)]) |}",
        "|block b(n: int, m=3)(x, y) { return Add()([x, y]) } |",
        "|function f(a, b=1) = where(a > 0, a, b * a) |",
      })
  void looksAtAFewTokensForEachItReads(String text) {
    double once = looks(text, REPEATED);
    double twice = looks(text, 2 * REPEATED);
    System.out.printf(
        Locale.ROOT, "Lookahead: %.1f and %.1f tokens for each of %s%n", once, twice, text);
    assertThat(twice).isLessThan(MOST_LOOKS).isLessThan(1.1 * once);
  }

  /**
   * How many tokens are looked at for each that is read; the part between the marks is repeated.
   */
  private static double looks(String text, int times) {
    String[] parts = text.split("\\|", -1);
    Source source = new Source("A.cnn", parts[0] + parts[1].repeat(times) + parts[2]);
    Places places = TokenScan.read(source, unlimited()).places();
    CnnParser parser = new CnnParser(new CommonTokenStream(new ListTokenSource(places.tokens())));
    parser.setProfile(true);
    parser.file();
    assertThat(parser.getNumberOfSyntaxErrors()).isZero();
    long looks = 0;
    for (DecisionInfo decision : parser.getParseInfo().getDecisionInfo()) {
      assertThat(decision.LL_Fallback).isZero();
      looks += decision.SLL_TotalLook;
    }
    return looks / (double) places.tokens().size();
  }

  private static Limits unlimited() {
    int most = Integer.MAX_VALUE;
    return new Limits(most, most, 32, most, most, most, most);
  }
}
