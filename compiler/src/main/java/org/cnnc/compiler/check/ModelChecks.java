package org.cnnc.compiler.check;

import java.util.Locale;
import java.util.Optional;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.word.Arguments;

/** Rules that no single kind can hold. */
public final class ModelChecks {
  /** {@code predict} takes an array for each, and Java bounds the parameters of a method. */
  private static final int MOST_PORTS = 64;

  private ModelChecks() {}

  /** What is wrong with a layer whatever its kind is. */
  public static Optional<Diagnostic> check(Layer layer, Arguments arguments) {
    if (!layer.activation().name().equals("softmax") || layer.output().channels() > 1) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.error(
                "softmax-one-unit",
                arguments.span("activation").orElse(arguments.span()),
                "Softmax over one value is always 1.")
            .withHint("Use `sigmoid` with `binary_crossentropy`."));
  }

  /** What is wrong with a whole model. */
  public static void check(Model model, Limits limits, Diagnostics diagnostics) {
    checkPorts(model, diagnostics);
    long weights =
        model.layers().stream()
            .filter(layer -> layer.use() == 0)
            .flatMap(layer -> layer.layer().weights().stream())
            .mapToLong(weight -> weight.shape().elements())
            .sum();
    if (weights > limits.elements()) {
      String message =
          String.format(
              Locale.ROOT,
              "The model has %,d weights; the most is %,d.",
              weights,
              limits.elements());
      diagnostics.add(Diagnostic.error("tensor-too-large", model.span(), message));
    }
  }

  private static void checkPorts(Model model, Diagnostics diagnostics) {
    int ports = model.inputs().size() + model.outputs().size();
    if (ports > MOST_PORTS) {
      String message =
          "The model has " + ports + " inputs and outputs; the most is " + MOST_PORTS + ".";
      diagnostics.add(
          Diagnostic.error("too-many-inputs", model.span(), message)
              .withHint("Make one vector of several, or several models."));
    }
  }
}
