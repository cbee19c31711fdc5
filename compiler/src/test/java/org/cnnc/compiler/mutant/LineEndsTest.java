package org.cnnc.compiler.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.summary.Summary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an editor does to line ends, and before the first line, changes no byte that comes out. */
class LineEndsTest {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private final CnnCompiler compiler = new CnnCompiler();

  static List<String> programs() {
    return Programs.right().stream().filter(text -> text.contains("model ")).toList();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void giveTheSameClassAndSummary(String text) {
    String plain = text.replace("\r", "").replace(BYTE_ORDER_MARK, "");
    String windows = plain.replace("\n", "\r\n");
    List<String> outputs = outputs(plain);
    assertThat(outputs).isNotEmpty();
    assertThat(outputs(BYTE_ORDER_MARK + windows)).isEqualTo(outputs);
  }

  /** Every file by its text, every model by its summary, every warning by its place. */
  private List<String> outputs(String text) {
    CnnCompiler.Response response =
        compiler.compile(new CnnCompiler.Request(new Source("A.cnn", text), "org.acme"));
    List<String> outputs = new ArrayList<>();
    response.files().forEach(file -> outputs.add(file.path() + "\n" + file.text()));
    response.models().forEach(model -> outputs.add(Summary.of(model) + Summary.json(model)));
    response.diagnostics().forEach(d -> outputs.add(d.span() + " " + d.message()));
    return outputs;
  }
}
