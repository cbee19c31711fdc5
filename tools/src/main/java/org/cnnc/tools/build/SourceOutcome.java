package org.cnnc.tools.build;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.source.Source;
import org.cnnc.tools.build.BuildResponse.CompiledFile;
import org.cnnc.tools.build.OutputName.Sort;
import org.cnnc.tools.io.Digest;

/**
 * What one {@code .cnn} file came to.
 *
 * @param entry what the state is to remember
 * @param compiled absent for a file that is skipped
 * @param files what is to be written
 */
record SourceOutcome(
    Source source,
    BuildState.Entry entry,
    Optional<CompiledFile> compiled,
    Map<OutputName, byte[]> files) {
  SourceOutcome {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  static SourceOutcome skipped(SourceFile file, BuildState.Entry entry) {
    return new SourceOutcome(new Source(file.name(), ""), entry, Optional.empty(), Map.of());
  }

  /** Vector sources count only if they are wanted. */
  static SourceOutcome compiled(
      Source source, BuildState.Entry entry, CompiledFile compiled, OutputFolders folders) {
    Map<OutputName, byte[]> files = new TreeMap<>();
    for (EmittedFile file : compiled.sources()) {
      OutputName name = name(file);
      if (folders.path(name).isPresent()) {
        files.put(name, file.text().getBytes(StandardCharsets.UTF_8));
      }
    }
    return new SourceOutcome(source, entry, Optional.of(compiled), Map.of()).with(files);
  }

  private static OutputName name(EmittedFile file) {
    return new OutputName(
        file.kind() == EmittedFile.Kind.SOURCE ? Sort.JAVA : Sort.VECTOR_JAVA, file.path());
  }

  /** The sources of a kind that the compiler emitted just now. */
  List<EmittedFile> emitted(EmittedFile.Kind kind) {
    return compiled.stream()
        .flatMap(file -> file.sources().stream())
        .filter(source -> source.kind() == kind)
        .toList();
  }

  /** The same with more files. */
  SourceOutcome with(Map<OutputName, byte[]> more) {
    Map<OutputName, byte[]> all = new TreeMap<>(files);
    all.putAll(more);
    Map<OutputName, String> digests = new TreeMap<>(entry.outputs());
    more.forEach((name, bytes) -> digests.put(name, new Digest().add(bytes).hex()));
    BuildState.Entry next = new BuildState.Entry(entry.digest(), entry.imports(), digests);
    return new SourceOutcome(source, next, compiled, all);
  }

  /** The same with one more diagnostic; a file that was to be skipped has one now. */
  SourceOutcome with(SourceFile file, Diagnostic diagnostic) {
    CompiledFile before = compiled.orElseGet(() -> CompiledFile.failed(file.path(), List.of()));
    List<Diagnostic> diagnostics = new ArrayList<>(before.diagnostics());
    diagnostics.add(diagnostic);
    return with(before, diagnostics);
  }

  /** The same without diagnostics that were reported for another file. */
  SourceOutcome without(Set<Diagnostic> reported) {
    return compiled
        .map(
            file ->
                with(file, file.diagnostics().stream().filter(d -> !reported.contains(d)).toList()))
        .orElse(this);
  }

  private SourceOutcome with(CompiledFile file, List<Diagnostic> diagnostics) {
    CompiledFile after =
        new CompiledFile(
            file.path(), file.imports(), file.models(), file.runs(), file.sources(), diagnostics);
    return new SourceOutcome(source, entry, Optional.of(after), files);
  }
}
