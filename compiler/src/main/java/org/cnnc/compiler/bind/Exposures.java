package org.cnnc.compiler.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.expand.Outline.Exposure;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.plan.Names;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.Name;

/** Finds the layers whose outputs become methods. */
final class Exposures {
  /** More names in one hint help nobody. */
  private static final int MOST_NAMES = 20;

  private Exposures() {}

  static List<Model.Exposed> resolve(
      List<Exposure> exposures, List<PlacedLayer> layers, Diagnostics diagnostics) {
    List<Model.Exposed> exposed = new ArrayList<>();
    Map<String, Span> methods = new HashMap<>();
    for (Exposure exposure : exposures) {
      Name method = exposure.method();
      Span first = methods.putIfAbsent(Names.camelCase(method.text()), method.span());
      if (first != null) {
        String message =
            "The method `%s` is already there, from %s."
                .formatted(Names.camelCase(method.text()), first.position());
        diagnostics.add(Diagnostic.error("duplicate-name", method.span(), message));
      }
      number(exposure.layer(), layers, diagnostics)
          .ifPresent(number -> exposed.add(new Model.Exposed(method.text(), number)));
    }
    return exposed;
  }

  private static Optional<Integer> number(
      Name layer, List<PlacedLayer> layers, Diagnostics diagnostics) {
    List<Integer> uses = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).name().equals(layer.text())) {
        uses.add(i);
      }
    }
    if (uses.isEmpty()) {
      String message = "There is no layer `" + layer.text() + "`.";
      diagnostics.add(
          Diagnostic.error("unknown-expose", layer.span(), message).withHint(hint(layer, layers)));
    } else if (uses.size() > 1) {
      String message =
          "`%s` is applied %d times; each time its output is another one."
              .formatted(layer.text(), uses.size());
      diagnostics.add(
          Diagnostic.error("several-uses", layer.span(), message)
              .withHint("Expose a layer that is applied once."));
    }
    return uses.size() == 1 ? Optional.of(uses.get(0)) : Optional.empty();
  }

  /** A number that is wrong says nothing about which one is meant. */
  private static String hint(Name layer, List<PlacedLayer> layers) {
    String kind = layer.text().replaceFirst("_[0-9]+$", "");
    boolean number = layers.stream().anyMatch(l -> l.name().equals(kind));
    Optional<String> near =
        number
            ? Optional.empty()
            : Suggestions.hint(layer.text(), layers.stream().map(PlacedLayer::name).toList());
    return near.orElseGet(() -> known(layers));
  }

  private static String known(List<PlacedLayer> layers) {
    List<String> names = layers.stream().map(PlacedLayer::name).distinct().toList();
    if (names.size() <= MOST_NAMES) {
      return "The layers are " + Suggestions.list(names) + ".";
    }
    return "The layers are "
        + Suggestions.list(names.subList(0, MOST_NAMES))
        + " and "
        + (names.size() - MOST_NAMES)
        + " more.";
  }
}
