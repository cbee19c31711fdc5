package org.cnnc.compiler.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.FileParser;
import org.cnnc.compiler.syntax.FileSyntax;
import org.cnnc.compiler.syntax.SourceToken;
import org.cnnc.compiler.syntax.SourceTokens;
import org.junit.jupiter.api.Test;

/** Of every file there is, and of the same file written otherwise. */
class SameMeaningTest {
  private static final int SPACINGS = 20;
  private static final List<String> BLANKS =
      List.of(
          "", "", " ", "  ", "\n", "\r\n", "\n\n\n", "\t", " # c \n", "\n# own\n", "\n\n # o\n\n");

  @Test
  void isItsOwnCanonicalForm() throws IOException {
    for (Source source : sources()) {
      String form = form(source);
      assertThat(form(new Source(source.name(), form))).as(source.name()).isEqualTo(form);
    }
  }

  @Test
  void saysTheSame() throws IOException {
    int parsed = 0;
    for (Source source : sources()) {
      Optional<Object> before = meaning(source);
      assertThat(meaning(new Source(source.name(), form(source)))).isEqualTo(before);
      parsed += before.isPresent() ? 1 : 0;
    }
    assertThat(parsed).isGreaterThan(50);
  }

  @Test
  void holdsOfEverySpacing() throws IOException {
    Random random = new Random(11);
    for (Source source : sources()) {
      if (source.text().length() > 20_000) {
        continue;
      }
      List<SourceToken> tokens = tokens(source);
      for (int i = 0; i < SPACINGS; i++) {
        Source spaced = new Source(source.name(), spaced(tokens, random));
        String form = form(spaced);
        Source formed = new Source(source.name(), form);
        assertThat(form(formed)).as(spaced.text()).isEqualTo(form);
        assertThat(words(formed)).as(spaced.text()).isEqualTo(words(spaced));
        assertThat(meaning(formed)).as(spaced.text()).isEqualTo(meaning(source));
      }
    }
  }

  @Test
  void dependsOnNoLineEnds() throws IOException {
    for (Source source : sources()) {
      List<String> texts = tokens(source).stream().map(SourceToken::text).toList();
      if (source.text().contains("#") || texts.isEmpty()) {
        continue;
      }
      Source oneLine = new Source(source.name(), String.join(" ", texts));
      Source manyLines = new Source(source.name(), String.join("\n", texts));
      assertThat(form(manyLines)).isEqualTo(form(oneLine));
    }
  }

  /** Any blank, line end or comment between any two tokens. */
  private static String spaced(List<SourceToken> tokens, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      String blank = BLANKS.get(random.nextInt(random.nextBoolean() ? 4 : BLANKS.size()));
      boolean needed = i > 0 && isWord(tokens.get(i - 1).text()) && isWord(tokens.get(i).text());
      boolean operators =
          i > 0 && !isWord(tokens.get(i - 1).text()) && !isWord(tokens.get(i).text());
      text.append(blank.isEmpty() && (needed || operators) ? " " : blank);
      text.append(tokens.get(i).text());
    }
    return text.toString();
  }

  /** Whether a neighbour could run into it. */
  private static boolean isWord(String text) {
    return text.matches("[\\p{L}\\p{N}_.].*|.*[.]");
  }

  private static List<Source> sources() throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path root : List.of(Path.of("src/test/resources"), Path.of("../examples"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".cnn")).sorted().toList()) {
          Source source = new Source(file.toString(), Files.readString(file));
          if (SourceTokens.read(source, Limits.DEFAULT, new Diagnostics()).isPresent()) {
            sources.add(source);
          }
        }
      }
    }
    assertThat(sources).hasSizeGreaterThan(100);
    return sources;
  }

  private static String form(Source source) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> form = CanonicalForm.of(source, Limits.DEFAULT, diagnostics);
    assertThat(diagnostics.inSourceOrder()).as(source.text()).isEmpty();
    return form.orElseThrow();
  }

  private static List<SourceToken> tokens(Source source) {
    return SourceTokens.read(source, Limits.DEFAULT, new Diagnostics()).orElseThrow();
  }

  /** All words and comments but commas, in two lists. */
  private static List<List<String>> words(Source source) {
    List<SourceToken> tokens = tokens(source);
    return List.of(
        tokens.stream().map(SourceToken::text).filter(t -> !t.equals(",")).toList(),
        tokens.stream().flatMap(t -> t.comments().stream()).toList());
  }

  /** The records of a file without places, or empty if this compiler does not take it. */
  private static Optional<Object> meaning(Source source) {
    Optional<FileSyntax> file = FileParser.parse(source, Limits.DEFAULT, new Diagnostics());
    return file.map(f -> List.of(plain(f.models()), plain(f.trains())));
  }

  private static Object plain(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(SameMeaningTest::plain).toList();
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(SameMeaningTest::plain);
    }
    if (value instanceof Record record) {
      List<Object> parts = new ArrayList<>(List.of(record.getClass().getName()));
      for (RecordComponent part : record.getClass().getRecordComponents()) {
        if (part.getType() != Span.class && part.getType() != Source.class) {
          parts.add(plain(component(record, part)));
        }
      }
      return parts;
    }
    return value;
  }

  private static Object component(Record record, RecordComponent part) {
    try {
      return part.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
