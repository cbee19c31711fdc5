package org.cnnc.compiler.emit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cnnc.compiler.kernel.Places;
import org.cnnc.compiler.kernel.Renderer;
import org.cnnc.compiler.model.PlacedLayer;
import org.cnnc.compiler.plan.Pooled;
import org.cnnc.compiler.plan.Step;
import org.cnnc.compiler.plan.Value;

/** A step of a plan as what a renderer needs to know of it. */
final class StepTask {
  private StepTask() {}

  /**
   * The task of a step.
   *
   * @param training whether predicting never runs it
   */
  static Renderer.Task of(Step step, boolean training) {
    return new Renderer.Task(
        step.name(),
        doc(step),
        step.nest(),
        places(step, Map.of()),
        step.layerNumber(),
        step.winograd(),
        Optional.empty(),
        training,
        !training && step.isLarge(),
        false);
  }

  /** The task of a step over a whole batch, whose operands are kept in these fields. */
  static Renderer.Task ofSums(Step step, Map<String, String> fields) {
    return new Renderer.Task(
        step.name(),
        doc(step),
        step.nest(),
        places(step, fields),
        step.layerNumber(),
        Optional.empty(),
        Optional.empty(),
        true,
        true,
        true);
  }

  /** The task of a step of which a pooling alone takes the sums, with that pooling. */
  static Renderer.Task ofPooled(Step step, Pooled by) {
    Map<String, Places.Place> places = new LinkedHashMap<>(places(step, Map.of()).byName());
    places.put(step.nest().target().buffer().name(), target(by.step()));
    by.choice().ifPresent(c -> places.put(c.nest().target().buffer().name(), target(c)));
    return new Renderer.Task(
        step.name(),
        doc(step) + "; and " + doc(by.step()),
        step.nest(),
        new Places(places),
        step.layerNumber(),
        step.winograd(),
        Optional.of(by.pooling()),
        false,
        step.isLarge() && by.choice().isEmpty(),
        false);
  }

  private static Places.Place target(Step step) {
    return places(step, Map.of()).of(step.nest().target().buffer());
  }

  private static String doc(Step step) {
    PlacedLayer layer = step.layer();
    String inputs =
        layer.inputs().stream().map(t -> t.shape().toString()).collect(Collectors.joining(", "));
    String name =
        layer.name() + " (" + layer.kind() + "), " + inputs + " to " + layer.output().shape();
    return Javadoc.escape(name) + ": " + step.nest().comment();
  }

  /**
   * Where the buffers of a step are.
   *
   * @param elsewhere the fields of buffers that are not where the plan has them, by the buffer
   */
  private static Places places(Step step, Map<String, String> elsewhere) {
    Map<String, Places.Place> places = new LinkedHashMap<>();
    step.values().forEach((name, value) -> places.put(name, place(value)));
    elsewhere.forEach((name, field) -> places.put(name, place(new Value.Held(field))));
    return new Places(places);
  }

  private static Places.Place place(Value value) {
    if (value instanceof Value.Held held) {
      return new Places.Place("this." + held.name(), 0);
    } else if (value instanceof Value.Weight weight) {
      return new Places.Place("weights", weight.offset());
    }
    return new Places.Place("gradients", ((Value.WeightGradient) value).offset());
  }
}
