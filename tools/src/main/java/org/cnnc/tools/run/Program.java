package org.cnnc.tools.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.runtime.Model;
import org.cnnc.tools.build.BuildResponse.CompiledFile;

/** The models of compiled files as classes of this process. */
public final class Program {
  private final List<LoadedModel> models = new ArrayList<>();

  private Program() {}

  /**
   * Compiles the generated sources in memory and loads their classes.
   *
   * @throws FailedException if this Java has no compiler
   */
  public static Program load(List<CompiledFile> files) throws FailedException {
    List<EmittedFile> sources = files.stream().flatMap(f -> f.sources().stream()).toList();
    ClassLoader loader = MemoryCompiler.compile(sources);
    Program program = new Program();
    for (EmittedFile source : sources) {
      program.add(load(loader, source));
    }
    return program;
  }

  private static Class<?> load(ClassLoader loader, EmittedFile source) {
    String name = source.path().replace(".java", "").replace('/', '.');
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(source.path() + " does not declare " + name, e);
    }
  }

  private void add(Class<?> type) {
    if (Model.class.isAssignableFrom(type)) {
      models.add(new LoadedModel(type.asSubclass(Model.class)));
    }
  }

  /** The model of that name, or the only one. */
  public LoadedModel model(Optional<String> name) throws FailedException {
    List<String> names = models.stream().map(LoadedModel::name).toList();
    return models.get(pick("model", "--model", names, name));
  }

  private static int pick(String what, String option, List<String> names, Optional<String> name)
      throws FailedException {
    if (names.isEmpty()) {
      throw new FailedException("The file declares no " + what + ".");
    }
    if (name.isEmpty() && names.size() > 1) {
      throw new FailedException(
          "The file declares more than one %s; say which with `%s`: %s."
              .formatted(what, option, Suggestions.list(names)));
    }
    if (name.isPresent() && !names.contains(name.get())) {
      String hint =
          Suggestions.hint(name.get(), names).orElse("There is " + Suggestions.list(names) + ".");
      throw new FailedException("There is no %s `%s`. %s".formatted(what, name.get(), hint));
    }
    return name.map(names::indexOf).orElse(0);
  }
}
