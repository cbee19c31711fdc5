package org.cnnc.compiler.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.diagnostic.DiagnosticPrinter;
import org.cnnc.compiler.link.SourceFiles.Answer;
import org.cnnc.compiler.source.Source;
import org.junit.jupiter.api.Test;

class ImportsTest {
  private final Map<String, String> files = new HashMap<>();
  private final List<String> read = new ArrayList<>();

  @Test
  void readsEachFileOnce() {
    files.put("a.cnn", "import \"b.cnn\" import \"c.cnn\" block a()(x) { return b()(x) }");
    files.put("b.cnn", "import \"c.cnn\" block b()(x) { return Dense(C)(x) }");
    files.put("c.cnn", "const C = 3");
    String text =
        """
        import "a.cnn" import "b.cnn" import "c.cnn" import "./a.cnn"
        model Net { input x: float32[4] a() }
        """;
    assertThat(answer(text)).isEmpty();
    assertThat(read).containsExactly("a.cnn", "b.cnn", "c.cnn");
  }

  @Test
  void givesOnlyWhatTheFileItselfDefines() {
    files.put("a.cnn", "import \"b.cnn\" model Inner { input x: float32[4] Dense(1) }");
    files.put("b.cnn", "block b()(x) { return Dense(3)(x) }");
    String text = "import \"a.cnn\" model Net { input x: float32[4] b() }";
    assertThat(answer(text)).contains("There is no layer kind `b`.");
  }

  @Test
  void modelsOfAnImportedFileAreItsOwnAffair() {
    files.put("a.cnn", "const A = 3 model Inner { input x: float32[4] Desne(1) }");
    assertThat(answer("import \"a.cnn\" model Net { input x: float32[4] Dense(A) }")).isEmpty();
  }

  @Test
  void aBlockSeesItsOwnFileNotTheCallers() {
    files.put("a.cnn", "const UNITS = 3 block a()(x) { return Dense(UNITS)(x) }");
    String text =
        """
        import "b.cnn"
        const OTHER = 4
        model Net { input x: float32[4] b(OTHER) }
        """;
    files.put("b.cnn", "import \"a.cnn\" block b(n: int)(x) { return Dense(OTHER)(a()(x)) }");
    assertThat(answer(text))
        .contains("b.cnn:1:50: error: `units` is a whole number, not the word `OTHER`.")
        .contains("note: `b` is called at Net.cnn:3:33.");
  }

  @Test
  void reportsAMistakeInAnImportedFileThere() {
    files.put("a.cnn", "block a()(x) {\n  return x\n");
    assertThat(answer("import \"a.cnn\" model Net { input x: float32[4] a() }"))
        .startsWith("a.cnn:")
        .contains("missing-brace")
        .endsWith("1 error in a.cnn\n");
  }

  @Test
  void refusesImportsThatGoOnForever() {
    String answer = answer("import \"0.cnn\"", name -> found(name, importOf(name)));
    assertThat(answer).contains("Imports go 33 files deep; the most is 32. [nested-too-deep]");
  }

  private static String importOf(String name) {
    return "import \"" + (Integer.parseInt(name.replace(".cnn", "")) + 1) + ".cnn\"";
  }

  private String answer(String text) {
    return answer(
        text,
        name -> {
          read.add(name);
          return found(name, files.get(name));
        });
  }

  private static Answer found(String name, String text) {
    return new SourceFiles.Found(new Source(name, text));
  }

  private static String answer(String text, SourceFiles files) {
    CnnCompiler.Request request =
        new CnnCompiler.Request(new Source("Net.cnn", text), "").with(files);
    return DiagnosticPrinter.console(new CnnCompiler().check(request).diagnostics());
  }
}
