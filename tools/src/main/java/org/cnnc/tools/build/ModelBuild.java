package org.cnnc.tools.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.tools.build.BuildResponse.CompiledFile;
import org.cnnc.tools.io.FolderLock;
import org.cnnc.tools.io.OutputFolder;
import org.cnnc.tools.javac.MemoryCompiler;

/**
 * Brings output folders up to date with a folder of {@code .cnn} files.
 *
 * <p>Outputs are written only if no file has an error. The names of all outputs, old and to come,
 * are on disk before the first is written: a build that is killed half way leaves whole files, and
 * the next one knows of them all.
 */
public final class ModelBuild {
  private static final String STATE = "state";
  private static final String AT_WORK = "at-work";
  private final Function<CnnCompiler.Request, CnnCompiler.Response> compiler;
  private final MemoryCompiler javac;

  /** Takes what turns the text of one file into sources: {@code CnnCompiler::compile}. */
  public ModelBuild(Function<CnnCompiler.Request, CnnCompiler.Response> compiler) {
    this(compiler, MemoryCompiler.vector());
  }

  /** Takes also what compiles vector sources. */
  ModelBuild(Function<CnnCompiler.Request, CnnCompiler.Response> compiler, MemoryCompiler javac) {
    this.compiler = compiler;
    this.javac = javac;
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
    return FolderLock.hold(request.stateDirectory().get(), () -> runFrom(states, request));
  }

  private BuildResponse runAnew(BuildRequest request) throws IOException {
    Made made = make(request, BuildState.EMPTY);
    return made.failed() ? made.response(0, 0) : made.response(write(made), 0);
  }

  /** Compiles everything and leaves all files as they are. */
  public BuildResponse check(BuildRequest request) throws IOException {
    return make(request, BuildState.EMPTY).response(0, 0);
  }

  private BuildResponse runFrom(OutputFolder states, BuildRequest request) throws IOException {
    BuildState previous = BuildState.read(states, STATE);
    Made made = make(request, previous);
    if (made.failed()) {
      return made.response(0, 0);
    }
    BuildState next = stateOf(made.outcomes());
    Set<OutputName> owned = new TreeSet<>(previous.outputs());
    owned.addAll(readNames(states));
    owned.addAll(next.outputs());
    if (made.compiled().isEmpty() && owned.equals(next.outputs())) {
      return made.response(0, 0);
    }
    String names = owned.stream().map(OutputName::toString).collect(Collectors.joining("\n"));
    states.write(AT_WORK, names.getBytes(StandardCharsets.UTF_8));
    int written = write(made);
    owned.removeAll(next.outputs());
    int deleted = delete(owned, made.folders());
    states.write(STATE, next.encode());
    states.delete(AT_WORK);
    return made.response(written, deleted);
  }

  private Made make(BuildRequest request, BuildState previous) throws IOException {
    OutputFolders folders = new OutputFolders(request);
    var compilation = new Compilation(request, compiler, previous, folders, javac.identity());
    Made sources = new Made(request, folders, compilation.run(), Optional.empty());
    if (sources.failed() || request.vector().isEmpty()) {
      return sources;
    }
    VectorClasses classes = new VectorClasses(javac);
    List<SourceOutcome> all = classes.addTo(sources.outcomes());
    return new Made(request, folders, all, classes.warning());
  }

  private static List<OutputName> readNames(OutputFolder states) throws IOException {
    return states.has(AT_WORK)
        ? new String(states.read(AT_WORK), StandardCharsets.UTF_8)
            .lines()
            .flatMap(line -> OutputName.parse(line).stream())
            .toList()
        : List.of();
  }

  private static BuildState stateOf(List<SourceOutcome> outcomes) {
    Map<String, BuildState.Entry> sources = new TreeMap<>();
    outcomes.forEach(o -> sources.put(o.source().name(), o.entry()));
    return new BuildState(sources);
  }

  private static int write(Made made) throws IOException {
    int written = 0;
    for (SourceOutcome outcome : made.outcomes()) {
      for (Map.Entry<OutputName, byte[]> file : outcome.files().entrySet()) {
        written += made.folders().write(file.getKey(), file.getValue()) ? 1 : 0;
      }
    }
    return written;
  }

  private static int delete(Collection<OutputName> orphans, OutputFolders folders)
      throws IOException {
    int deleted = 0;
    for (OutputName name : orphans) {
      deleted += folders.delete(name) ? 1 : 0;
    }
    return deleted;
  }

  /** All that a request comes to, before anything is written. */
  private record Made(
      BuildRequest request,
      OutputFolders folders,
      List<SourceOutcome> outcomes,
      Optional<String> warning) {
    List<CompiledFile> compiled() {
      return outcomes.stream().map(SourceOutcome::compiled).flatMap(Optional::stream).toList();
    }

    boolean failed() {
      return compiled().stream().anyMatch(CompiledFile::failed);
    }

    BuildResponse response(int written, int deleted) {
      List<Path> outputs =
          outcomes.stream()
              .flatMap(o -> o.files().keySet().stream())
              .flatMap(name -> folders.path(name).stream())
              .toList();
      int skipped = outcomes.size() - compiled().size();
      return new BuildResponse(request, compiled(), outputs, skipped, written, deleted, warning);
    }
  }
}
