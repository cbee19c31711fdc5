package org.cnnc.compiler.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.diagnostic.DiagnosticPrinter;
import org.cnnc.compiler.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No text of a program is ever code: it is refused, or the same code is made as with "Harmless".
 * {@code -Dinjection.all} also tries every plain word in every place.
 */
class InjectionTest {
  private static final CnnCompiler COMPILER = new CnnCompiler();

  static List<Sink> sinks() {
    return Sink.all();
  }

  @ParameterizedTest
  @MethodSource("sinks")
  void whateverIsWrittenTheCodeIsTheSame(Sink sink) {
    List<String> harmless = shapes(sink, "Harmless");
    List<EmittedFile> files = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    List<String> payloads = Payloads.of(sink);
    List<CnnCompiler.Response> responses =
        payloads.parallelStream().map(sink::request).map(COMPILER::compile).toList();
    for (int i = 0; i < payloads.size(); i++) {
      String payload = payloads.get(i);
      CnnCompiler.Response response = responses.get(i);
      if (response.failed()) {
        String said = DiagnosticPrinter.console(response.diagnostics());
        assertThat(said).as(payload).matches("(?s)Net\\.cnn:\\d+:\\d+: .*");
      } else {
        taken.add(payload);
        files.addAll(plain(response));
      }
    }
    List<String> shapes = files.isEmpty() ? List.of() : TreeShapes.of(files);
    for (int i = 0; i < taken.size(); i++) {
      int size = harmless.size();
      assertThat(shapes.subList(i * size, (i + 1) * size)).as(taken.get(i)).isEqualTo(harmless);
    }
    System.out.printf(
        Locale.ROOT,
        "Injection: %s: %d payloads refused, %d made the same code%n",
        sink.name(),
        payloads.size() - taken.size(),
        taken.size());
  }

  @Test
  void thereAreManyPayloads() {
    assertThat(Payloads.all()).hasSizeGreaterThan(500);
  }

  /** The name of a file reaches a comment of the generated code. */
  @Test
  void noFileNameIsCode() {
    String program = sinks().get(0).request("Net").source().text();
    List<EmittedFile> files = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of("Harmless.cnn"));
    names.addAll(Payloads.all().stream().filter(name -> !name.matches("\\w*")).toList());
    for (String name : names) {
      Source source = new Source(name, program);
      files.addAll(plain(COMPILER.compile(new CnnCompiler.Request(source, ""))));
    }
    List<String> shapes = TreeShapes.of(files);
    assertThat(shapes.size() % names.size()).isZero();
    int size = shapes.size() / names.size();
    for (int i = 0; i < names.size(); i++) {
      assertThat(shapes.subList(i * size, (i + 1) * size))
          .as(names.get(i))
          .isEqualTo(shapes.subList(0, size));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a; class B {}", "a..b", ".a", "a.", "a.int", "../a", "a/b", "größe", " "})
  void aPackageIsAName(String name) {
    assertThatThrownBy(() -> new CnnCompiler.Request(new Source("A.cnn", ""), name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> shapes(Sink sink, String payload) {
    CnnCompiler.Response response = COMPILER.compile(sink.request(payload));
    return response.failed() ? List.of() : TreeShapes.of(plain(response));
  }

  /** Those for applications: the others are made of the same texts by the same writer. */
  private static List<EmittedFile> plain(CnnCompiler.Response response) {
    assertThat(response.failed()).as(response.diagnostics().toString()).isFalse();
    return response.files().stream()
        .filter(file -> file.kind() == EmittedFile.Kind.SOURCE)
        .toList();
  }
}
