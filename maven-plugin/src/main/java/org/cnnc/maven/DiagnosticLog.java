package org.cnnc.maven;

import static org.cnnc.tools.build.Words.count;

import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostic.Severity;
import org.cnnc.compiler.diagnostic.DiagnosticPrinter;
import org.cnnc.tools.build.BuildResponse.CompiledFile;
import org.codehaus.plexus.build.BuildContext;
import org.codehaus.plexus.build.DefaultBuildContext;

/** Diagnostics in Maven's log, and in the editor if there is one. */
final class DiagnosticLog {
  private final Log log;
  private final BuildContext context;

  DiagnosticLog(Log log, BuildContext context) {
    this.log = log;
    this.context = context;
  }

  /** Prints all diagnostics of all files; fails if one is an error. */
  void print(List<CompiledFile> files) throws MojoFailureException {
    for (CompiledFile file : files) {
      context.removeMessages(file.path().toFile());
      for (Diagnostic diagnostic : file.diagnostics()) {
        print(file, diagnostic);
      }
    }
    long errors = files.stream().mapToLong(CompiledFile::errors).sum();
    if (errors > 0) {
      long models = files.stream().filter(CompiledFile::failed).count();
      throw new MojoFailureException(count(errors, "error") + " in " + count(models, "model"));
    }
  }

  private void print(CompiledFile file, Diagnostic diagnostic) {
    boolean error = diagnostic.severity() == Severity.ERROR;
    String text = DiagnosticPrinter.maven(diagnostic, file.path(diagnostic));
    if (error) {
      log.error(text);
    } else {
      log.warn(text);
    }
    // The default context would print the message a second time.
    if (!(context instanceof DefaultBuildContext)) {
      var at = diagnostic.span().position();
      int severity = error ? BuildContext.SEVERITY_ERROR : BuildContext.SEVERITY_WARNING;
      context.addMessage(
          file.path(diagnostic).toFile(),
          at.line(),
          at.column(),
          diagnostic.message(),
          severity,
          null);
    }
  }
}
