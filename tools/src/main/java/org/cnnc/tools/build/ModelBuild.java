package org.cnnc.tools.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.tools.build.BuildResponse.CompiledFile;

/**
 * Brings an output folder up to date with a folder of {@code .cnn} files.
 *
 * <p>Outputs are written only if no file has an error. The names of all outputs, old and to come,
 * are on disk before the first is written: a build that is killed half way leaves whole files, and
 * the next one knows of them all.
 */
public final class ModelBuild {
  private static final String STATE = "state";
  private static final String AT_WORK = "at-work";
  private final Function<CnnCompiler.Request, CnnCompiler.Response> compiler;

  /** Takes what turns the text of one file into sources: {@code CnnCompiler::compile}. */
  public ModelBuild(Function<CnnCompiler.Request, CnnCompiler.Response> compiler) {
    this.compiler = compiler;
  }

  /**
   * Compiles what changed, writes what differs and deletes what no file generates any more.
   *
   * @throws IOException if a file cannot be read or written; its message names the file
   */
  public BuildResponse run(BuildRequest request) throws IOException {
    if (request.stateDirectory().isEmpty()) {
      return runAnew(request);
    }
    OutputFolder states = new OutputFolder(request.stateDirectory().get());
    return BuildLock.hold(request.stateDirectory().get(), () -> runFrom(states, request));
  }

  private BuildResponse runAnew(BuildRequest request) throws IOException {
    OutputFolder outputs = new OutputFolder(request.outputDirectory());
    var outcomes = new Compilation(request, compiler, BuildState.EMPTY, outputs).run();
    BuildResponse response = response(request, outcomes, 0, 0);
    return response.failed() ? response : response(request, outcomes, write(outcomes, outputs), 0);
  }

  /** Compiles everything and leaves all files as they are. */
  public BuildResponse check(BuildRequest request) throws IOException {
    OutputFolder outputs = new OutputFolder(request.outputDirectory());
    return response(
        request, new Compilation(request, compiler, BuildState.EMPTY, outputs).run(), 0, 0);
  }

  private BuildResponse runFrom(OutputFolder states, BuildRequest request) throws IOException {
    OutputFolder outputs = new OutputFolder(request.outputDirectory());
    BuildState previous = BuildState.read(states, STATE);
    var outcomes = new Compilation(request, compiler, previous, outputs).run();
    BuildResponse response = response(request, outcomes, 0, 0);
    if (response.failed()) {
      return response;
    }
    BuildState next = stateOf(outcomes);
    Set<String> owned = new TreeSet<>(previous.outputs());
    owned.addAll(readLines(states));
    owned.addAll(next.outputs());
    if (response.files().isEmpty() && owned.equals(next.outputs())) {
      return response;
    }
    states.write(AT_WORK, String.join("\n", owned).getBytes(StandardCharsets.UTF_8));
    int written = write(outcomes, outputs);
    owned.removeAll(next.outputs());
    int deleted = delete(owned, outputs);
    states.write(STATE, next.encode());
    states.delete(AT_WORK);
    return response(request, outcomes, written, deleted);
  }

  private static List<String> readLines(OutputFolder states) throws IOException {
    return states.has(AT_WORK)
        ? new String(states.read(AT_WORK), StandardCharsets.UTF_8).lines().toList()
        : List.of();
  }

  private static BuildState stateOf(List<SourceOutcome> outcomes) {
    Map<String, BuildState.Entry> sources = new TreeMap<>();
    outcomes.forEach(o -> sources.put(o.source().name(), o.entry()));
    return new BuildState(sources);
  }

  private static int write(List<SourceOutcome> outcomes, OutputFolder outputs) throws IOException {
    int written = 0;
    for (SourceOutcome outcome : outcomes) {
      for (EmittedFile file : outcome.emitted()) {
        written += outputs.write(file.path(), SourceOutcome.bytes(file)) ? 1 : 0;
      }
    }
    return written;
  }

  private static int delete(Collection<String> orphans, OutputFolder outputs) throws IOException {
    int deleted = 0;
    for (String path : orphans) {
      deleted += outputs.delete(path) ? 1 : 0;
    }
    return deleted;
  }

  private static BuildResponse response(
      BuildRequest request, List<SourceOutcome> outcomes, int written, int deleted) {
    List<CompiledFile> compiled =
        outcomes.stream().map(SourceOutcome::compiled).flatMap(Optional::stream).toList();
    int emitted = outcomes.stream().mapToInt(o -> o.emitted().size()).sum();
    int skipped = outcomes.size() - compiled.size();
    return new BuildResponse(request, compiled, skipped, written, emitted - written, deleted);
  }
}
