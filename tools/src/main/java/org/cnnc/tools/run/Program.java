package org.cnnc.tools.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.EmittedFile.Kind;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.train.Run;
import org.cnnc.runtime.GraphModel;
import org.cnnc.tools.build.BuildResponse.CompiledFile;
import org.cnnc.tools.javac.JavacException;
import org.cnnc.tools.javac.MemoryCompiler;

/** The classes of compiled files, loaded into this process. */
public final class Program {
  private final List<Class<?>> types;
  private final List<String> withoutClass;

  /**
   * Takes loaded classes.
   *
   * @param withoutClass the names of runs that are right but that this version cannot run
   */
  private Program(List<Class<?>> types, List<String> withoutClass) {
    this.types = types;
    this.withoutClass = withoutClass;
  }

  /**
   * Compiles the generated sources in memory and loads their classes.
   *
   * @throws FailedException if this Java has no compiler
   */
  public static Program load(List<CompiledFile> files) throws FailedException {
    List<EmittedFile> sources = emitted(files, Kind.SOURCE);
    Map<String, byte[]> classes = new HashMap<>();
    try {
      classes.putAll(MemoryCompiler.plain().compile(sources));
      if (ModuleLayer.boot().findModule(MemoryCompiler.VECTOR_MODULE).isPresent()) {
        classes.putAll(MemoryCompiler.vector().compile(emitted(files, Kind.VECTOR_SOURCE)));
      }
    } catch (JavacException e) {
      throw new FailedException(e.getMessage() + " Use a JDK, version 17 or later.");
    }
    ClassLoader loader = new MemoryLoader(classes);
    List<String> withoutClass =
        files.stream()
            .flatMap(f -> f.runs().stream())
            .filter(r -> !r.canRun())
            .map(Run::name)
            .toList();
    return new Program(sources.stream().<Class<?>>map(s -> load(loader, s)).toList(), withoutClass);
  }

  private static List<EmittedFile> emitted(List<CompiledFile> files, Kind kind) {
    return files.stream().flatMap(f -> f.sources().stream()).filter(s -> s.kind() == kind).toList();
  }

  private static Class<?> load(ClassLoader loader, EmittedFile source) {
    String name = source.path().replace(".java", "").replace('/', '.');
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(source.path() + " does not declare " + name, e);
    }
  }

  /** The model of that name, or the only one. */
  public LoadedModel model(Optional<String> name) throws FailedException {
    List<Class<?>> models = types.stream().filter(GraphModel.class::isAssignableFrom).toList();
    return new LoadedModel(pick("model", models, name).asSubclass(GraphModel.class));
  }

  /** The run of that name, or the only one. */
  public LoadedRun run(Optional<String> name) throws FailedException {
    List<Class<?>> runs =
        types.stream().filter(t -> !GraphModel.class.isAssignableFrom(t)).toList();
    Optional<String> cannot = name.filter(withoutClass::contains);
    if (cannot.isPresent() || runs.isEmpty() && !withoutClass.isEmpty()) {
      throw new FailedException(
          "This version cannot run `%s`, for the reason above."
              .formatted(cannot.orElse(withoutClass.get(0))));
    }
    return new LoadedRun(pick("run", runs, name));
  }

  /** {@code what} is the name of the option too. */
  private static Class<?> pick(String what, List<Class<?>> types, Optional<String> name)
      throws FailedException {
    List<String> names = types.stream().map(Class::getSimpleName).toList();
    if (names.isEmpty()) {
      throw new FailedException(
          "There is no "
              + what
              + (what.equals("run") ? ": the file needs a `train` section." : "."));
    }
    if (name.isEmpty() && names.size() > 1) {
      throw new FailedException(
          "There is more than one %s; name one with `%s`: %s."
              .formatted(what, what, Suggestions.list(names)));
    }
    if (name.isPresent() && !names.contains(name.get())) {
      String hint =
          Suggestions.hint(name.get(), names).orElse("There is " + Suggestions.list(names) + ".");
      throw new FailedException("There is no %s `%s`. %s".formatted(what, name.get(), hint));
    }
    return types.get(name.map(names::indexOf).orElse(0));
  }
}
