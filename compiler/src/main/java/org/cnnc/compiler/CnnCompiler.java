package org.cnnc.compiler;

import java.util.List;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.source.Source;

/** The pipeline: text in, checked models and generated sources out. It touches no file. */
public final class CnnCompiler {
  /**
   * What to compile.
   *
   * @param packageName of the generated classes; empty for none
   */
  public record Request(Source source, String packageName) {}

  /**
   * What came of it; {@code files} is empty if a diagnostic is an error.
   *
   * @param diagnostics in source order
   */
  public record Response(
      List<Model> models, List<EmittedFile> files, List<Diagnostic> diagnostics) {
    public boolean failed() {
      return diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    }
  }

  /** Parses and checks; emits nothing. */
  public Response check(Request request) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Parses, checks and emits. */
  public Response compile(Request request) {
    throw new UnsupportedOperationException("not built yet");
  }
}
