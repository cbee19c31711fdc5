package org.cnnc.tools.build;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      Source source, String digest, CompiledFile compiled, OutputFolders folders) {
    Map<OutputName, byte[]> files = new TreeMap<>();
    for (EmittedFile file : compiled.sources()) {
      OutputName name = name(file);
      if (folders.path(name).isPresent()) {
        files.put(name, file.text().getBytes(StandardCharsets.UTF_8));
      }
    }
    var nothing = new BuildState.Entry(digest, Map.of());
    return new SourceOutcome(source, nothing, Optional.of(compiled), Map.of()).with(files);
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
    return new SourceOutcome(source, new BuildState.Entry(entry.digest(), digests), compiled, all);
  }

  /** The same with one more diagnostic; a file that was to be skipped has one now. */
  SourceOutcome with(SourceFile file, Diagnostic diagnostic) {
    CompiledFile before =
        compiled.orElseGet(() -> new CompiledFile(file.path(), List.of(), List.of(), List.of()));
    List<Diagnostic> diagnostics = new ArrayList<>(before.diagnostics());
    diagnostics.add(diagnostic);
    CompiledFile after =
        new CompiledFile(before.path(), before.models(), before.sources(), diagnostics);
    return new SourceOutcome(source, entry, Optional.of(after), files);
  }
}
