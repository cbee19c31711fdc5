package org.cnnc.compiler.compiled;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cnnc.compiler.EmittedFile;

/** The classes of a network for vector units; javac runs when a test first asks for one. */
final class VectorClasses {
  /** The sources of networks that go through javac together, one rendering at a time. */
  static final class Sources {
    private final List<EmittedFile> files;
    private final Map<Rendering, Map<String, byte[]>> classFiles = new EnumMap<>(Rendering.class);

    Sources(List<EmittedFile> files) {
      this.files = List.copyOf(files);
    }

    private Map<String, byte[]> classFiles(Rendering rendering) {
      return classFiles.computeIfAbsent(
          rendering,
          r ->
              InMemoryJavaCompiler.compileVectors(
                  files.stream().filter(f -> f.path().endsWith(r.suffix() + ".java")).toList()));
    }
  }

  private final Sources sources;
  private final String network;

  VectorClasses(Sources sources, String network) {
    this.sources = sources;
    this.network = network;
  }

  String name(Rendering rendering) {
    return network + rendering.suffix();
  }

  /** What javac made of this network's source for a rendering, by class name. */
  Map<String, byte[]> classFiles(Rendering rendering) {
    Map<String, byte[]> own = new TreeMap<>(sources.classFiles(rendering));
    own.keySet().removeIf(name -> !isOf(rendering, name));
    return own;
  }

  /** The bytes of a class of this network in whatever rendering; null if it has none. */
  byte[] find(String name) {
    return Rendering.VECTORS.stream()
        .filter(rendering -> isOf(rendering, name))
        .findFirst()
        .map(rendering -> sources.classFiles(rendering).get(name))
        .orElse(null);
  }

  private boolean isOf(Rendering rendering, String name) {
    String outer = name(rendering);
    return name.equals(outer) || name.startsWith(outer + "$");
  }
}
