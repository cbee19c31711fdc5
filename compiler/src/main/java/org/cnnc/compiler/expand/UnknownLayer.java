package org.cnnc.compiler.expand;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.source.Span;

/** The report on a name that should be one of a layer kind. */
public final class UnknownLayer {
  private UnknownLayer() {}

  /**
   * Says that there is no such kind, and what was meant or what there is.
   *
   * @param others what else may stand there: blocks, shared layers
   */
  public static Diagnostic report(
      String name, Span span, Collection<String> kinds, Collection<String> others) {
    Set<String> known = new HashSet<>(kinds);
    known.addAll(others);
    return Diagnostic.error("unknown-layer", span, "There is no layer kind `" + name + "`.")
        .withHint(Suggestions.hint(name, known).orElseGet(() -> "There are " + list(kinds) + "."));
  }

  private static String list(Collection<String> kinds) {
    return Suggestions.list(kinds.stream().sorted().toList());
  }
}
