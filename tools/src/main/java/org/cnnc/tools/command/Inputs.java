package org.cnnc.tools.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.DiagnosticPrinter;
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
      throw new UsageException("usage: cnn %s %s".formatted(command.name(), command.arguments()));
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
    List<Diagnostic> all = files.stream().flatMap(f -> f.diagnostics().stream()).toList();
    String text = DiagnosticPrinter.console(all);
    if (files.stream().anyMatch(CompiledFile::failed)) {
      throw new FailedException(text + explain(all));
    }
    console.err().print(text);
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
    if (e instanceof NoSuchFileException missing) {
      return new FailedException("There is no file " + missing.getFile() + ".");
    }
    if (e instanceof FileSystemException refused) {
      String reason = refused.getReason() == null ? "access denied" : refused.getReason();
      return new FailedException(refused.getFile() + ": " + reason + ".");
    }
    return new FailedException(e.getMessage());
  }
}
