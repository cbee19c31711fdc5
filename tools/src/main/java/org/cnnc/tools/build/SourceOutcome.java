package org.cnnc.tools.build;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.source.Source;
import org.cnnc.tools.build.BuildResponse.CompiledFile;

/**
 * What one {@code .cnn} file came to.
 *
 * @param entry what the state is to remember
 * @param compiled absent for a file that is skipped
 */
record SourceOutcome(Source source, BuildState.Entry entry, Optional<CompiledFile> compiled) {

  static SourceOutcome skipped(SourceFile file, BuildState.Entry entry) {
    return new SourceOutcome(new Source(file.name(), ""), entry, Optional.empty());
  }

  static SourceOutcome compiled(Source source, String digest, CompiledFile compiled) {
    Map<String, String> outputs = new TreeMap<>();
    compiled.sources().forEach(f -> outputs.put(f.path(), new Digest().add(bytes(f)).hex()));
    return new SourceOutcome(source, new BuildState.Entry(digest, outputs), Optional.of(compiled));
  }

  /** What is to be written. */
  List<EmittedFile> emitted() {
    return compiled.map(CompiledFile::sources).orElse(List.of());
  }

  /** The same with one more diagnostic; a file that was to be skipped has one now. */
  SourceOutcome with(SourceFile file, Diagnostic diagnostic) {
    CompiledFile before =
        compiled.orElseGet(() -> new CompiledFile(file.path(), List.of(), List.of(), List.of()));
    List<Diagnostic> diagnostics = new ArrayList<>(before.diagnostics());
    diagnostics.add(diagnostic);
    CompiledFile after =
        new CompiledFile(before.path(), before.models(), before.sources(), diagnostics);
    return new SourceOutcome(source, entry, Optional.of(after));
  }

  static byte[] bytes(EmittedFile file) {
    return file.text().getBytes(StandardCharsets.UTF_8);
  }
}
