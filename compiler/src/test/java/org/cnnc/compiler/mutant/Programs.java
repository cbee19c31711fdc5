package org.cnnc.compiler.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.source.Source;

/** Programs that compile: the example project's, the language's, and goldens. */
final class Programs {
  private static final CnnCompiler COMPILER = new CnnCompiler();
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("../examples/fashion-mnist/src"),
          Path.of("src/test/resources/programs"),
          Path.of("src/test/resources/language"));

  private Programs() {}

  /** All programs without errors. */
  static List<String> right() {
    List<String> programs = new ArrayList<>();
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().endsWith(".cnn"))
            .filter(file -> !Files.exists(file.resolveSibling("errors.txt")))
            .sorted()
            .map(Programs::read)
            .filter(text -> errors(text).isEmpty())
            .forEach(programs::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return programs;
  }

  /** The errors in a text, without warnings. */
  static List<Diagnostic> errors(String text) {
    CnnCompiler.Request request = new CnnCompiler.Request(new Source("A.cnn", text), "");
    return COMPILER.check(request).diagnostics().stream()
        .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
