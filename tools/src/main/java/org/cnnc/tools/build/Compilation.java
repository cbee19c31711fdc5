package org.cnnc.tools.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.source.Source;
import org.cnnc.tools.build.BuildResponse.CompiledFile;
import org.cnnc.tools.io.Digest;

/**
 * Compiles those files of a request that changed since a previous build, in memory. The identity of
 * the {@code javac} that compiles vector sources counts as part of each file.
 */
final class Compilation {
  private final BuildRequest request;
  private final Function<CnnCompiler.Request, CnnCompiler.Response> compiler;
  private final BuildState previous;
  private final OutputFolders outputs;
  private final String javac;

  Compilation(
      BuildRequest request,
      Function<CnnCompiler.Request, CnnCompiler.Response> compiler,
      BuildState previous,
      OutputFolders outputs,
      String javac) {
    this.request = request;
    this.compiler = compiler;
    this.previous = previous;
    this.outputs = outputs;
    this.javac = javac;
  }

  /** One outcome a file, in the order of their names. */
  List<SourceOutcome> run() throws IOException {
    List<SourceFile> files = SourceFile.find(request.sourceDirectory());
    List<SourceOutcome> outcomes = new ArrayList<>();
    for (SourceFile file : files) {
      outcomes.add(compile(file));
    }
    return reportOnce(refuseSameClass(files, outcomes));
  }

  /** What is wrong with an imported file is found with each file that imports it. */
  private static List<SourceOutcome> reportOnce(List<SourceOutcome> outcomes) {
    Set<Diagnostic> reported = new HashSet<>();
    List<SourceOutcome> once = new ArrayList<>();
    for (SourceOutcome outcome : outcomes) {
      SourceOutcome rest = outcome.without(reported);
      rest.compiled().ifPresent(file -> reported.addAll(file.diagnostics()));
      once.add(rest);
    }
    return once;
  }

  private SourceOutcome compile(SourceFile file) throws IOException {
    Source source = new Source(file.name(), "");
    try {
      file.checkName();
      String packageName = request.packageName().orElse(file.packageName());
      SourceFile.checkPackage(packageName);
      byte[] bytes = file.read();
      String digest = digest(packageName, bytes);
      BuildState.Entry before = previous.sources().get(file.name());
      if (before != null && before.digest().equals(digest) && isIntact(before)) {
        return SourceOutcome.skipped(file, before);
      }
      source = file.decode(bytes);
      return compile(file, source, packageName, digest);
    } catch (ProblemException e) {
      CompiledFile failed = CompiledFile.failed(file.path(), List.of(e.diagnostic(source)));
      var nothing = new BuildState.Entry("", Map.of(), Map.of());
      return SourceOutcome.compiled(source, nothing, failed, outputs);
    }
  }

  private SourceOutcome compile(SourceFile file, Source source, String packageName, String digest)
      throws IOException {
    ImportedFiles imports = new ImportedFiles(request.sourceDirectory());
    try {
      CnnCompiler.Response response =
          compiler.apply(new CnnCompiler.Request(source, packageName).with(imports));
      CompiledFile compiled =
          new CompiledFile(
              file.path(),
              imports.paths(),
              response.models(),
              response.runs(),
              response.files(),
              response.diagnostics());
      var entry = new BuildState.Entry(digest, imports.digests(), Map.of());
      return SourceOutcome.compiled(source, entry, compiled, outputs);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private String digest(String packageName, byte[] bytes) {
    Digest digest = new Digest().add(request.fingerprint()).add(packageName).add(bytes);
    request.vector().ifPresent(v -> digest.add(javac));
    return digest.hex();
  }

  /** Whether the imports are there as they were read, and the outputs as they were written. */
  private boolean isIntact(BuildState.Entry entry) throws IOException {
    if (!new ImportedFiles(request.sourceDirectory()).areStill(entry.imports())) {
      return false;
    }
    for (Map.Entry<OutputName, String> output : entry.outputs().entrySet()) {
      Optional<byte[]> bytes = outputs.read(output.getKey());
      if (bytes.isEmpty() || !new Digest().add(bytes.get()).hex().equals(output.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Names that differ only in case are the same file to some systems, so to all. */
  private static List<SourceOutcome> refuseSameClass(
      List<SourceFile> files, List<SourceOutcome> outcomes) {
    Map<String, String> owners = new HashMap<>();
    List<SourceOutcome> checked = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      SourceOutcome outcome = outcomes.get(i);
      for (OutputName output : outcomes.get(i).entry().outputs().keySet()) {
        String path = output.path();
        String first = owners.putIfAbsent(path.toLowerCase(Locale.ROOT), files.get(i).name());
        if (first != null) {
          outcome = outcome.with(files.get(i), duplicate(path, first).diagnostic(outcome.source()));
        }
      }
      checked.add(outcome);
    }
    return checked;
  }

  private static ProblemException duplicate(String path, String first) {
    return new ProblemException(
        "duplicate-class",
        "`%s` is generated by `%s` already.".formatted(path, first),
        "Rename one of the two models, or move one file to another folder.");
  }
}
