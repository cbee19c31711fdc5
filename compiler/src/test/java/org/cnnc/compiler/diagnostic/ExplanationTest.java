package org.cnnc.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page keeps its promise. The pages whose examples have files of a certain name or sort are
 * compiled by the tests of the tools, which read files.
 */
class ExplanationTest {
  private static final Path PAGES = Path.of("src/main/resources", Explanation.FOLDER);
  private static final Pattern REPEATED =
      Pattern.compile("(?m)^([^\\n]*\\n) *# \\.\\.\\. the line above ([0-9,]+) times\\n");

  static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files
          .map(f -> f.getFileName().toString().replaceFirst("\\.md$", ""))
          .sorted()
          .toList();
    }
  }

  static List<String> pagesOfOneText() throws IOException {
    return pages().stream().filter(id -> page(id).wrong().get(0).file().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("pagesOfOneText")
  void theWrongExampleGivesExactlyThis(String id) {
    assertThat(page(id).wrong()).hasSize(1);
    assertThat(check(page(id).wrong()))
        .singleElement()
        .satisfies(d -> assertThat(d.id()).as(d.toString()).isEqualTo(id));
  }

  @ParameterizedTest
  @MethodSource("pagesOfOneText")
  void theRightExampleIsRight(String id) {
    assertThat(page(id).right()).hasSize(1);
    assertThat(check(page(id).right())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageHasATitleAParagraphAndLinesThatFitAScreen(String id) {
    assertThat(page(id).text())
        .matches("(?s)# [^\\n]{4,60}\\n\\n[^#`]*[^#]{60,}\\n\\n## Wrong\\n.*");
    assertThat(page(id).title()).doesNotEndWith(".");
    assertThat(page(id).text().lines()).allSatisfy(l -> assertThat(l.length()).isLessThan(120));
  }

  @Test
  void nothingElseIsAPage() {
    ClassLoader loader = getClass().getClassLoader();
    assertThat(Explanation.find("no-such-thing", loader)).isEmpty();
    assertThat(Explanation.find("../services/x", loader)).isEmpty();
    assertThat(Explanation.find("", loader)).isEmpty();
  }

  private static List<Diagnostic> check(List<Explanation.Example> example) {
    Source source = new Source("Example.cnn", expanded(example.get(0).text()));
    return new CnnCompiler().check(new CnnCompiler.Request(source, "")).diagnostics();
  }

  /** Writes out {@code # ... the line above 10,000 times}. */
  private static String expanded(String text) {
    Matcher matcher = REPEATED.matcher(text);
    return matcher.replaceAll(
        found -> {
          int times = Integer.parseInt(found.group(2).replace(",", ""));
          return Matcher.quoteReplacement(found.group(1).repeat(1 + times));
        });
  }

  private static Explanation page(String id) {
    return Explanation.find(id, ExplanationTest.class.getClassLoader()).orElseThrow();
  }
}
