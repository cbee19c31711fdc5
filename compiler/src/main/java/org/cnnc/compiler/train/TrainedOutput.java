package org.cnnc.compiler.train;

import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.model.Model;

/**
 * The output that a loss is taken on.
 *
 * @param activation of the layer that makes it, as Keras spells it
 */
public record TrainedOutput(String name, Shape shape, String activation) {
  /** The only output of a model. */
  static TrainedOutput of(Model model) {
    Model.Output output = model.outputs().get(0);
    String activation =
        model.layers().stream()
            .filter(layer -> layer.output().equals(output.tensor()))
            .map(layer -> layer.layer().activation().name())
            .findFirst()
            .orElse("linear");
    return new TrainedOutput(output.name(), output.tensor().shape(), activation);
  }
}
