package org.cnnc.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cnnc.compiler.diagnostic.DiagnosticPrinter;
import org.cnnc.compiler.link.SourceFiles;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.summary.Summary;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One test a folder: {@code model.cnn} and either {@code summary.txt} or {@code errors.txt}, what
 * the compiler says to it; other files of the folder can be imported. A folder for a diagnostic
 * bears its id, and a variant after a dot. With {@code limits.properties} the limits are other
 * ones. {@code -Dgolden.update} rewrites the expectations and fails.
 */
class LanguageGoldenTest {
  private static final Path FOLDERS = Path.of("src/test/resources/language");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern ID = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  @TestFactory
  Stream<DynamicTest> saysWhatTheFolderExpects() throws IOException {
    return folders().stream()
        .map(folder -> DynamicTest.dynamicTest(name(folder), folder.toUri(), () -> check(folder)));
  }

  @Test
  void everyIdHasAFolderAndEveryFolderShowsItsId() throws IOException {
    Set<String> ids = ids();
    Set<String> shown = new TreeSet<>();
    for (Path folder : folders()) {
      Path errors = folder.resolve("errors.txt");
      if (Files.exists(errors)) {
        String id = name(folder).replaceFirst("\\..*", "");
        assertThat(Files.readString(errors)).contains("[" + id + "]");
        shown.add(id);
      }
    }
    assertThat(shown).isEqualTo(ids);
  }

  private static void check(Path folder) throws IOException {
    String source = Files.readString(folder.resolve("model.cnn"));
    CnnCompiler compiler = new CnnCompiler(CnnCompiler.class.getClassLoader(), limits(folder));
    CnnCompiler.Response response =
        compiler.check(
            new CnnCompiler.Request(new Source("model.cnn", source), "").with(filesOf(folder)));
    boolean clean = response.diagnostics().isEmpty();
    String actual =
        clean
            ? response.models().stream().map(Summary::of).collect(Collectors.joining("\n"))
            : DiagnosticPrinter.console(response.diagnostics());
    Path expected = folder.resolve(clean ? "summary.txt" : "errors.txt");
    Path other = folder.resolve(clean ? "errors.txt" : "summary.txt");
    if (UPDATE) {
      Files.deleteIfExists(other);
      Files.writeString(expected, actual);
      fail("rewritten; read it and run again without -Dgolden.update");
    }
    assertThat(other).doesNotExist();
    assertThat(expected).as(actual).exists();
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  private static SourceFiles filesOf(Path folder) {
    return name -> {
      try (Stream<Path> files = Files.walk(folder)) {
        Path file = folder.resolve(name);
        return Files.exists(file)
            ? new SourceFiles.Found(new Source(name, Files.readString(file)))
            : new SourceFiles.Missing(
                files.map(other -> folder.relativize(other).toString()).sorted().toList());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static Limits limits(Path folder) throws IOException {
    Properties changed = new Properties();
    if (Files.exists(folder.resolve("limits.properties"))) {
      try (var reader = Files.newBufferedReader(folder.resolve("limits.properties"))) {
        changed.load(reader);
      }
    }
    Limits normal = Limits.DEFAULT;
    return new Limits(
        Integer.parseInt(changed.getProperty("fileBytes", "" + normal.fileBytes())),
        Integer.parseInt(changed.getProperty("tokens", "" + normal.tokens())),
        normal.depth(),
        Integer.parseInt(changed.getProperty("operators", "" + normal.operators())),
        Integer.parseInt(changed.getProperty("layers", "" + normal.layers())),
        Long.parseLong(changed.getProperty("steps", "" + normal.steps())),
        normal.elements());
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** Ids are the only words with hyphens between quotes in our sources. */
  private static Set<String> ids() throws IOException {
    Set<String> ids = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher matcher = ID.matcher(Files.readString(file));
        while (matcher.find()) {
          ids.add(matcher.group(1));
        }
      }
    }
    return ids;
  }

  private static String name(Path folder) {
    return folder.getFileName().toString();
  }
}
