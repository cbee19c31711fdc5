package org.cnnc.compiler.bind;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.layer.Weight;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.word.Arguments;

/** A layer of a model that has its name, and the places where it is applied. */
final class NamedLayer {
  private final String name;
  private final LayerKind kind;
  private final Arguments arguments;
  private final List<Span> uses = new ArrayList<>();
  private List<Weight> weights = List.of();

  NamedLayer(String name, LayerKind kind, Arguments arguments) {
    this.name = name;
    this.kind = kind;
    this.arguments = arguments;
  }

  String name() {
    return name;
  }

  LayerKind kind() {
    return kind;
  }

  Arguments arguments() {
    return arguments;
  }

  /**
   * Takes note of one more use; its number, from 0.
   *
   * @throws Refusal if it cannot share the weights of the first
   */
  int use(Layer layer, Span place) {
    if (uses.isEmpty()) {
      weights = layer.weights();
    }
    for (int i = 0; i < weights.size(); i++) {
      requireSame(weights.get(i), layer.weights().get(i), place);
    }
    uses.add(place);
    return uses.size() - 1;
  }

  private void requireSame(Weight first, Weight other, Span place) {
    if (!first.shape().equals(other.shape())) {
      String message =
          "`%s` shares its weights: `%s` is %s for the first use and would be %s for this one."
              .formatted(name, first.name(), first.shape(), other.shape());
      throw new Refusal(
          Diagnostic.error("shape-mismatch", place, message)
              .withNote("The first use is", uses.get(0))
              .withHint("Apply it to tensors of equal shapes, or write a second layer."));
    }
  }
}
