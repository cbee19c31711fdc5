package org.cnnc.compiler.compiled;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.compiled.CompiledNetwork.Emitted;
import org.cnnc.compiler.plan.Algorithms;

/**
 * Many networks from one run of javac, each in a package of its own; starting javac takes longer
 * than compiling one. The classes for vector units are another run, for the first test that asks.
 */
public final class CompiledNetworks {
  private final Algorithms algorithms;
  private final Map<String, CompiledNetwork> compiled = new TreeMap<>();

  private CompiledNetworks(Algorithms algorithms) {
    this.algorithms = algorithms;
  }

  /** Compiles what it can; the error of a network shows when that one is asked for. */
  public static CompiledNetworks of(Collection<String> texts) {
    return of(texts, Algorithms.AUTO);
  }

  /** The same, with convolutions summed in a certain way. */
  public static CompiledNetworks of(Collection<String> texts, Algorithms algorithms) {
    CompiledNetworks networks = new CompiledNetworks(algorithms);
    try {
      networks.compile(new LinkedHashSet<>(texts));
    } catch (AssertionError e) {
      networks.compiled.clear();
    }
    return networks;
  }

  private void compile(Collection<String> texts) {
    List<Emitted> emitted = new ArrayList<>();
    List<EmittedFile> files = new ArrayList<>();
    for (String text : texts) {
      Emitted network = Emitted.of(text, "generated.n" + emitted.size(), algorithms);
      emitted.add(network);
      files.addAll(network.files());
    }
    Map<String, byte[]> classFiles = InMemoryJavaCompiler.compile(files);
    VectorClasses.Sources vectors = new VectorClasses.Sources(files);
    emitted.forEach(network -> compiled.put(network.text(), network.load(classFiles, vectors)));
  }

  /** The network of a text; any error is an {@link AssertionError} with the text. */
  public CompiledNetwork get(String text) {
    return compiled.computeIfAbsent(text, t -> CompiledNetwork.of(t, algorithms));
  }
}
