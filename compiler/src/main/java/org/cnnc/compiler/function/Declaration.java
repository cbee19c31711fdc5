package org.cnnc.compiler.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.syntax.FunctionSyntax;

/**
 * A function as its file declares it.
 *
 * @param tensors the parameters without default, which are numbers of tensors
 * @param settings the others, which are numbers while compiling, with their defaults
 */
record Declaration(FunctionSyntax syntax, List<String> tensors, Map<String, Double> settings) {
  Declaration {
    tensors = List.copyOf(tensors);
    settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  String name() {
    return syntax.name().text();
  }

  /** All parameters in the order of the declaration. */
  List<String> parameters() {
    List<String> all = new ArrayList<>(tensors);
    all.addAll(settings.keySet());
    return all;
  }
}
