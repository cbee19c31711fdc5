package org.cnnc.compiler.train;

import java.util.List;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.model.Model;

/**
 * The output that a loss is taken on.
 *
 * @param activation of the layer that makes it, as Keras spells it
 */
public record TrainedOutput(String name, Shape shape, String activation) {
  /** The outputs of a model, in the order of declaration. */
  static List<TrainedOutput> of(Model model) {
    return model.outputs().stream().map(output -> of(model, output)).toList();
  }

  private static TrainedOutput of(Model model, Model.Output output) {
    String activation =
        model.layers().stream()
            .filter(layer -> layer.output().equals(output.tensor()))
            .map(layer -> layer.layer().activation().name())
            .findFirst()
            .orElse("linear");
    return new TrainedOutput(output.name(), output.tensor().shape(), activation);
  }
}
