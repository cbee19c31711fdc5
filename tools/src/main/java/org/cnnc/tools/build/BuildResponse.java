package org.cnnc.tools.build;

import static org.cnnc.tools.build.Words.count;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostic.Severity;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.train.Run;

/**
 * What came of a {@link BuildRequest}. If a diagnostic is an error, nothing was written or deleted.
 *
 * @param files those that were compiled, in the order of their paths
 * @param outputs what they came to: sources and class files, whether they had to be written or not
 * @param skipped the number of files left alone because nothing changed
 * @param written the number of outputs that were not there or held other bytes
 * @param deleted the number of files that nothing comes to any more
 * @param warning what could not be made, and why; the rest was
 */
public record BuildResponse(
    BuildRequest request,
    List<CompiledFile> files,
    List<Path> outputs,
    int skipped,
    int written,
    int deleted,
    Optional<String> warning) {
  public BuildResponse {
    files = List.copyOf(files);
    outputs = List.copyOf(outputs);
  }

  /**
   * A {@code .cnn} file that was compiled, and what was said about it.
   *
   * @param imports the files it imports, by name
   */
  public record CompiledFile(
      Path path,
      Map<String, Path> imports,
      List<Model> models,
      List<Run> runs,
      List<EmittedFile> sources,
      List<Diagnostic> diagnostics) {
    public CompiledFile {
      imports = Map.copyOf(imports);
      sources = List.copyOf(sources);
      models = List.copyOf(models);
      runs = List.copyOf(runs);
      diagnostics = List.copyOf(diagnostics);
    }

    /** A file that came to nothing. */
    static CompiledFile failed(Path path, List<Diagnostic> diagnostics) {
      return new CompiledFile(path, Map.of(), List.of(), List.of(), List.of(), diagnostics);
    }

    /** The same with one more report. */
    public CompiledFile with(Diagnostic report) {
      List<Diagnostic> more = new ArrayList<>(diagnostics);
      more.add(report);
      return new CompiledFile(path, imports, models, runs, sources, more);
    }

    /** The file that a diagnostic is about: this one or one that it imports. */
    public Path path(Diagnostic diagnostic) {
      return path(diagnostic.span().source());
    }

    /** The file that a text is from: this one or one that it imports. */
    public Path path(Source source) {
      return imports.getOrDefault(source.name(), path);
    }

    /** Whether a diagnostic is an error. */
    public boolean failed() {
      return errors() > 0;
    }

    /** The number of errors. */
    public long errors() {
      return diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).count();
    }
  }

  public boolean failed() {
    return files.stream().anyMatch(CompiledFile::failed);
  }

  /** The number of outputs that held the right bytes already. */
  public int unchanged() {
    return outputs.size() - written;
  }

  /** What happened, as a sentence for the user. */
  public String message() {
    if (failed()) {
      long errors = files.stream().mapToLong(CompiledFile::errors).sum();
      long broken = files.stream().filter(CompiledFile::failed).count();
      return count(errors, "error") + " in " + count(broken, "file") + ".";
    }
    if (files.isEmpty() && skipped == 0) {
      return "There are no .cnn files in " + request.sourceDirectory() + ": nothing to compile.";
    }
    if (files.isEmpty() && deleted == 0) {
      return "Nothing to compile: %s up to date.".formatted(filesAre(skipped));
    }
    return "Compiled %s to %s: %d written, %d unchanged, %d deleted%s."
        .formatted(
            count(files.size(), "file"),
            request.outputDirectory(),
            written,
            unchanged(),
            deleted,
            skipped == 0 ? "" : "; " + filesAre(skipped) + " up to date");
  }

  private static String filesAre(int n) {
    return count(n, "file") + (n == 1 ? " is" : " are");
  }
}
