package org.cnnc.compiler.reference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names of layers as Keras counts them. */
final class LayerNames {
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** Takes a name that the file gives. */
  String given(String name) {
    Unsuitable.require(taken.add(name), name + " is taken");
    return name;
  }

  /** The next free name of a kind. */
  String automatic(String kind) {
    String stem = kind.replaceAll("(?<=[a-z])(?=[A-Z])|(?<=.)(?=[A-Z][a-z])", "_").toLowerCase();
    while (true) {
      int count = counts.merge(stem, 1, Integer::sum) - 1;
      String name = count == 0 ? stem : stem + "_" + count;
      if (taken.add(name)) {
        return name;
      }
    }
  }
}
