package org.cnnc.tools.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.DiagnosticPrinter;
import org.cnnc.compiler.diagnostic.Explanation;
import org.cnnc.tools.format.FormattedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages whose examples are files of a certain name or sort that are compiled, not run. What is
 * said to a wrong example is in {@code problems/<id>.txt}; {@code -Dgolden.update} rewrites that
 * and fails.
 */
class ProblemPagesTest {
  private static final Path EXPECTED = Path.of("src/test/resources/problems");
  private static final List<Path> SOURCES =
      List.of(Path.of("src/main/java"), Path.of("../maven-plugin/src/main/java"));
  private static final Path COMPILER = Path.of("../compiler/src/main");
  private static final Pattern REPORT =
      Pattern.compile("(?:Diagnostic\\.(?:error|warning)|new (?:Problem\\w*|Diagnostic))\\(");
  private static final Pattern REPORT_WITH_ID =
      Pattern.compile(REPORT.pattern() + "\\s*(?:Diagnostic\\.Severity\\.\\w+,\\s*)?\"([^\"]+)\"");

  @TempDir Path folder;

  static List<String> pagesOfFiles() throws IOException {
    try (Stream<Path> files = Files.list(COMPILER.resolve("resources/" + Explanation.FOLDER))) {
      return files
          .map(f -> f.getFileName().toString().replaceFirst("\\.md$", ""))
          .filter(id -> !page(id).wrong().get(0).file().isEmpty())
          .filter(id -> !page(id).wrong().get(0).file().contains(" run "))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pagesOfFiles")
  void theWrongExampleGivesExactlyThis(String id) throws IOException {
    List<Diagnostic> said = check(page(id).wrong());
    assertThat(said.stream().map(Diagnostic::id).distinct()).containsExactly(id);
    assertThat(said.stream().map(d -> d.span().source().name())).doesNotHaveDuplicates();

    String text = DiagnosticPrinter.console(said);
    Path expected = EXPECTED.resolve(id + ".txt");
    if (System.getProperty("golden.update") != null) {
      Files.writeString(expected, text);
      fail("rewritten; read it and run again without -Dgolden.update");
    }
    assertThat(text).isEqualTo(Files.readString(expected));
  }

  @ParameterizedTest
  @MethodSource("pagesOfFiles")
  void theRightExampleIsRight(String id) throws IOException {
    assertThat(check(page(id).right())).isEmpty();
  }

  @Test
  void everyIdHasAPageAndEveryPageAnId() throws IOException {
    Set<String> own = new TreeSet<>();
    for (String text : sources(SOURCES)) {
      ids(REPORT_WITH_ID, text).forEach(own::add);
      long handedOn = REPORT.matcher(text).results().count() - ids(REPORT_WITH_ID, text).count();
      boolean isProblem = text.contains("final class ProblemException");
      assertThat(handedOn).as("reports whose id is not in their line").isEqualTo(isProblem ? 1 : 0);
    }
    String compiler = String.join("\n", sources(List.of(COMPILER.resolve("java"))));
    Path pages = COMPILER.resolve("resources/" + Explanation.FOLDER);
    for (String id : own) {
      assertThat(pages.resolve(id + ".md")).exists();
    }
    try (Stream<Path> files = Files.list(pages)) {
      assertThat(files.map(f -> f.getFileName().toString().replaceFirst("\\.md$", "")))
          .allMatch(id -> own.contains(id) || compiler.contains("\"" + id + "\""));
    }
  }

  private static Stream<String> ids(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1));
  }

  private static List<String> sources(List<Path> roots) throws IOException {
    Set<String> texts = new TreeSet<>();
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          texts.add(Files.readString(file));
        }
      }
    }
    return List.copyOf(texts);
  }

  private List<Diagnostic> check(List<Explanation.Example> files) throws IOException {
    for (Explanation.Example file : files) {
      write(file);
    }
    BuildRequest request = BuildRequest.forChecking(folder, "1.0");
    List<Diagnostic> said =
        new ModelBuild(new CnnCompiler()::compile)
            .check(request).files().stream().flatMap(f -> f.diagnostics().stream()).toList();
    return said.isEmpty() ? differences() : said;
  }

  private List<Diagnostic> differences() throws IOException {
    return FormattedFile.read(folder).stream()
        .flatMap(file -> file.difference("cnn fmt").stream())
        .toList();
  }

  /** {@code org/acme/Net.cnn encoding=ISO-8859-1}, with escapes for what nobody sees. */
  private void write(Explanation.Example example) throws IOException {
    String[] words = example.file().split(" encoding=");
    Charset encoding = words.length > 1 ? Charset.forName(words[1]) : StandardCharsets.UTF_8;
    String name =
        Pattern.compile("\\\\u(\\p{XDigit}{4})")
            .matcher(words[0])
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(found.group(1), 16))));
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, example.text().getBytes(encoding));
  }

  private static Explanation page(String id) {
    return Explanation.find(id, ProblemPagesTest.class.getClassLoader()).orElseThrow();
  }
}
