package org.cnnc.tools.build;

import static org.cnnc.tools.build.Words.count;

import java.nio.file.Path;
import java.util.List;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostic.Severity;
import org.cnnc.compiler.model.Model;

/**
 * What came of a {@link BuildRequest}. If a diagnostic is an error, nothing was written or deleted.
 *
 * @param files those that were compiled, in the order of their paths
 * @param skipped the number of files left alone because nothing changed
 */
public record BuildResponse(
    BuildRequest request,
    List<CompiledFile> files,
    int skipped,
    int written,
    int unchanged,
    int deleted) {
  public BuildResponse {
    files = List.copyOf(files);
  }

  /** A {@code .cnn} file that was compiled, and what was said about it. */
  public record CompiledFile(
      Path path, List<Model> models, List<EmittedFile> sources, List<Diagnostic> diagnostics) {
    public CompiledFile {
      sources = List.copyOf(sources);
      models = List.copyOf(models);
      diagnostics = List.copyOf(diagnostics);
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
            unchanged,
            deleted,
            skipped == 0 ? "" : "; " + filesAre(skipped) + " up to date");
  }

  private static String filesAre(int n) {
    return count(n, "file") + (n == 1 ? " is" : " are");
  }
}
