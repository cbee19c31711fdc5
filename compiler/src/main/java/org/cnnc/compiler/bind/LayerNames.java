package org.cnnc.compiler.bind;

import java.util.HashMap;
import java.util.Map;
import org.cnnc.compiler.check.NameRules;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.source.Span;

/** Names the layers of one model as Keras does. */
final class LayerNames {
  private final Map<String, Span> taken = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** Takes the name of an input, which has a row in the summary. */
  void input(String name, Span span) {
    taken.put(name, span);
  }

  /**
   * Takes a name that the file gives.
   *
   * @param span the argument
   * @param layer the layer it names
   */
  String given(String name, Span span, Span layer, Diagnostics diagnostics) {
    if (NameRules.checkWord(name, span, diagnostics)) {
      Span first = taken.putIfAbsent(name, layer);
      if (first != null) {
        String message = "The name `" + name + "` is already used at " + first.position() + ".";
        diagnostics.add(Diagnostic.error("duplicate-name", span, message));
      }
    }
    return name;
  }

  /** The kind in snake case, then with {@code _1}, {@code _2} ...: the first that is free. */
  String automatic(String kind, Span span) {
    String stem = snakeCase(kind);
    String name;
    do {
      int count = counts.merge(stem, 1, Integer::sum) - 1;
      name = count == 0 ? stem : stem + "_" + count;
    } while (taken.putIfAbsent(name, span) != null);
    return name;
  }

  /** A blank before a capital that starts a word or follows a small letter becomes {@code _}. */
  static String snakeCase(String kind) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < kind.length(); i++) {
      char c = kind.charAt(i);
      boolean startsWord = i + 1 < kind.length() && Character.isLowerCase(kind.charAt(i + 1));
      boolean afterSmall = i > 0 && Character.isLowerCase(kind.charAt(i - 1));
      if (i > 0 && Character.isUpperCase(c) && (startsWord || afterSmall)) {
        name.append('_');
      }
      name.append(Character.toLowerCase(c));
    }
    return name.toString();
  }
}
