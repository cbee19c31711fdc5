package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.cnnc.compiler.layer.Activation;
import org.cnnc.compiler.layer.LayerKind;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Every layer kind there is, with every activation it takes, on random shapes. A kind without naive
 * loops fails its tests until it has some. Dropout is random and has a test of its own, as have
 * functions.
 */
final class LayerCases {
  private LayerCases() {}

  /** Name of the kind, activation, seed; {@code seeds} of each from {@code first} on. */
  static List<Arguments> of(int first, int seeds) {
    List<Arguments> cases = new ArrayList<>();
    for (LayerKind kind : kinds()) {
      for (NaiveActivation activation : activations(kind)) {
        for (int seed = first; seed < first + seeds; seed++) {
          cases.add(Arguments.of(kind.name(), activation, seed));
        }
      }
    }
    return cases;
  }

  /** The networks of {@link #of}, to be compiled together. */
  static List<String> texts(List<Arguments> cases) {
    return cases.stream()
        .map(Arguments::get)
        .map(c -> RandomNetwork.around((String) c[0], (NaiveActivation) c[1], (int) c[2]).text())
        .toList();
  }

  private static List<LayerKind> kinds() {
    return ServiceLoader.load(LayerKind.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(kind -> !List.of("Dropout", "Elementwise").contains(kind.name()))
        .sorted(Comparator.comparing(LayerKind::name))
        .toList();
  }

  private static List<NaiveActivation> activations(LayerKind kind) {
    if (kind.parameters().stream().noneMatch(p -> p.name().equals("activation"))) {
      return List.of(NaiveActivation.LINEAR);
    }
    return ServiceLoader.load(Activation.class).stream()
        .map(provider -> provider.get().name().toUpperCase(Locale.ROOT))
        .sorted()
        .map(NaiveActivation::valueOf)
        .toList();
  }
}
