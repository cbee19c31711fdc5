package org.cnnc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.cnnc.compiler.diagnostic.DiagnosticPrinter;
import org.cnnc.compiler.source.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text is, the compiler answers with a model or with diagnostics. */
class HostileTextTest {
  private static final String HEAD = "model A {\n  input x: float32[8]\n";

  /**
   * Work is counted by what is allocated: twice the text may take little more than twice as much.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "model M%d { input x: float32[8] Dense(3) }\n",
        "model M%d { input x: float32[8] Dense(3,, 3) }\n",
        "model M%d { input x: float32[8] Dense(3 }\n",
        "model M%d { input x: float32[8]\n  Desne(3)\n",
        "train R%d for M { compile(loss=mse) }\n",
        "block b%d()(x) { return x }\n",
        "const C%d = 1 + [2\n",
        "x%d = Dense(3)(y%1$d)\n",
        "# a comment %d\n",
      })
  void workIsLinear(String line) {
    work(line, 2_000);
    long half = work(line, 2_000);
    assertThat(work(line, 4_000) / (double) half).isLessThan(3);
  }

  private static long work(String line, int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(String.format(java.util.Locale.ROOT, line, i));
    }
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    answer(text.toString());
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        "-",
        "not ",
        "1+",
        "x**",
        "a(",
        "'",
        "#",
        "@",
        ".",
        "a.",
        "x=",
        "Dense(3)\n",
        "Dense(3)(",
        "x=Dense(3)(",
        "1,",
        "\\",
        "import 'a'\n",
        "model A{}\n",
        "if true {} else ",
        "if true {} ",
        "repeat 9 {} ",
        "for i in [1, 2] {} ",
        "let a = 1\n",
        "x = [x]\n",
        "x, x = [x, x]\n",
        "const A = 1\n",
        "block b()(x) { return x }\n"
      })
  void endlessRepetitionIsRefused(String piece) {
    for (String head : List.of("", HEAD, HEAD + "Dense(")) {
      assertThat(answer(head + piece.repeat(600_000 / piece.length()))).isNotNull();
    }
  }

  /** The printed answer; errors and models exclude each other. */
  private static String answer(String text) {
    CnnCompiler.Response response =
        new CnnCompiler().check(new CnnCompiler.Request(new Source("A.cnn", text), ""));
    response
        .diagnostics()
        .forEach(d -> assertThat(d.message()).doesNotContain("null", "expecting", "token"));
    return DiagnosticPrinter.console(response.diagnostics());
  }
}
