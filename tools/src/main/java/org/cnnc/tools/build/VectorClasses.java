package org.cnnc.tools.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.tools.build.OutputName.Sort;
import org.cnnc.tools.javac.JavacException;
import org.cnnc.tools.javac.MemoryCompiler;

/** Compiles the kernels for vector units, as long as this Java can. */
final class VectorClasses {
  private final MemoryCompiler javac;
  private Optional<String> warning = Optional.empty();

  VectorClasses(MemoryCompiler javac) {
    this.javac = javac;
  }

  /** The outcomes with the class files of their vector sources. */
  List<SourceOutcome> addTo(List<SourceOutcome> outcomes) {
    List<SourceOutcome> all = new ArrayList<>();
    for (SourceOutcome outcome : outcomes) {
      all.add(outcome.with(classes(outcome)));
    }
    return all;
  }

  /** What this Java cannot do. */
  Optional<String> warning() {
    return warning;
  }

  /** One call for each {@code .cnn} file, so that no file has a say in the bytes of another. */
  private Map<OutputName, byte[]> classes(SourceOutcome outcome) {
    List<EmittedFile> sources = outcome.emitted(EmittedFile.Kind.VECTOR_SOURCE);
    Map<OutputName, byte[]> files = new TreeMap<>();
    try {
      javac.compile(sources).forEach((name, bytes) -> files.put(classFile(name), bytes));
    } catch (JavacException e) {
      warning =
          Optional.of(
              e.getMessage()
                  + " The networks work without their kernels for vector units, but slower;"
                  + " a whole JDK, version 17 or later, makes them.");
    }
    return files;
  }

  private static OutputName classFile(String className) {
    return new OutputName(Sort.CLASS, className.replace('.', '/') + ".class");
  }
}
