package org.cnnc.compiler.compiled;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cnnc.compiler.EmittedFile;

/** The classes of a network for vector units; javac runs when a test first asks for one. */
final class VectorClasses {
  /** The sources of networks that go through javac together. */
  static final class Sources {
    private final List<EmittedFile> files;
    private Map<String, byte[]> classFiles;

    Sources(List<EmittedFile> files) {
      this.files = List.copyOf(files);
    }

    private Map<String, byte[]> compile() {
      if (classFiles == null) {
        classFiles = InMemoryJavaCompiler.compileVectors(files);
      }
      return classFiles;
    }
  }

  private final Sources sources;
  private final String network;
  private Map<String, byte[]> own;
  private ClassLoader loader;

  VectorClasses(Sources sources, String network) {
    this.sources = sources;
    this.network = network;
  }

  /** What javac made of this network's sources, by class name. */
  Map<String, byte[]> classFiles() {
    if (own == null) {
      own = new TreeMap<>(sources.compile());
      own.keySet().removeIf(name -> Rendering.VECTORS.stream().noneMatch(r -> isOf(r, name)));
    }
    return own;
  }

  private boolean isOf(Rendering rendering, String name) {
    String outer = network + rendering.suffix();
    return name.equals(outer) || name.startsWith(outer + "$");
  }

  /** The class of a rendering, loaded beside the network's instead of with it. */
  Class<?> load(Rendering rendering) {
    if (loader == null) {
      loader = InMemoryJavaCompiler.load(classFiles());
    }
    try {
      return loader.loadClass(network + rendering.suffix());
    } catch (ClassNotFoundException e) {
      throw new AssertionError("no " + rendering + " among " + own.keySet(), e);
    }
  }
}
