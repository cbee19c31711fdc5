package org.cnnc.tools.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.DiagnosticPrinter;
import org.cnnc.compiler.source.Source;
import org.cnnc.tools.Version;
import org.cnnc.tools.build.BuildRequest;
import org.cnnc.tools.build.BuildResponse;
import org.cnnc.tools.build.BuildResponse.CompiledFile;
import org.cnnc.tools.build.ModelBuild;
import org.cnnc.tools.run.FailedException;

/** The {@code .cnn} files named on the command line. */
final class Inputs {
  private Inputs() {}

  /** The files or folders given, at least one, each of which exists. */
  static List<Path> of(Command command, List<String> words) throws UsageException, FailedException {
    if (words.isEmpty()) {
      throw new UsageException(
          "`cnn %s` needs a file: cnn %s %s"
              .formatted(command.name(), command.name(), command.arguments()));
    }
    List<Path> paths = words.stream().map(Path::of).toList();
    for (Path path : paths) {
      existing(path);
    }
    return paths;
  }

  /** The one file given. */
  static Path only(Command command, List<String> words) throws UsageException, FailedException {
    if (words.size() > 1) {
      throw new UsageException(
          "`cnn %s` takes one file; received %s.".formatted(command.name(), words));
    }
    return of(command, words).get(0);
  }

  static Path existing(Path path) throws FailedException {
    if (!Files.exists(path)) {
      throw new FailedException("There is no file " + path + ".");
    }
    return path;
  }

  static Path existingFolder(Path path) throws FailedException {
    if (!Files.isDirectory(path)) {
      throw new FailedException("There is no folder " + path + ".");
    }
    return path;
  }

  /** Compiles in memory; diagnostics of all files are printed, and an error ends the command. */
  static List<CompiledFile> compile(
      List<Path> paths,
      Function<CnnCompiler.Request, CnnCompiler.Response> compiler,
      Console console)
      throws FailedException {
    List<CompiledFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.addAll(compile(path, compiler).files());
    }
    report(files, console);
    return files;
  }

  private static BuildResponse compile(
      Path path, Function<CnnCompiler.Request, CnnCompiler.Response> compiler)
      throws FailedException {
    try {
      BuildRequest request = BuildRequest.forChecking(path, Version.VERSION);
      return notEmpty(new ModelBuild(compiler).check(request));
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  static BuildResponse notEmpty(BuildResponse response) throws FailedException {
    if (response.files().isEmpty()) {
      throw new FailedException(response.message());
    }
    return response;
  }

  /** Prints all diagnostics, which end the command if one is an error. */
  static void report(List<CompiledFile> files, Console console) throws FailedException {
    List<Diagnostic> all = files.stream().flatMap(Inputs::asTyped).toList();
    String text = DiagnosticPrinter.console(all);
    if (files.stream().anyMatch(CompiledFile::failed)) {
      throw new FailedException(text + explain(all));
    }
    console.err().print(text);
  }

  /** With the paths that the user would type, not those below the source folder. */
  private static Stream<Diagnostic> asTyped(CompiledFile file) {
    // One for each source, which looks for its lines once.
    Map<Source, Source> typed = new HashMap<>();
    return file.diagnostics().stream()
        .map(d -> d.under(source -> typed.computeIfAbsent(source, s -> asTyped(file, s))));
  }

  private static Source asTyped(CompiledFile file, Source source) {
    return new Source(shortest(file.path(source)).toString(), source.text());
  }

  /** As the user would type it. */
  static Path shortest(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }

  private static String explain(List<Diagnostic> all) {
    return all.stream()
        .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
        .findFirst()
        .map(d -> "`cnn explain " + d.id() + "` says more.")
        .orElseThrow();
  }

  /** A file that cannot be read or written, as a sentence. */
  static FailedException cannot(IOException e) {
    List<Diagnostic> reports = FileReports.of(e).stream().toList();
    if (!reports.isEmpty()) {
      return new FailedException(DiagnosticPrinter.console(reports) + explain(reports));
    }
    if (!(e instanceof FileSystemException refused)) {
      return new FailedException(e.getMessage());
    }
    Path file = shortest(Path.of(refused.getFile()));
    if (e instanceof NoSuchFileException) {
      return new FailedException("There is no file " + file + ".");
    }
    if (e instanceof FileAlreadyExistsException) {
      return new FailedException(file + " is a file, not a folder.");
    }
    return new FailedException(
        refused.getReason() == null
            ? "No access to " + file + "."
            : file + ": " + refused.getReason() + ".");
  }
}
