package org.cnnc.compiler.emit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.cnnc.compiler.kernel.Pieces;
import org.cnnc.compiler.kernel.Renderer;
import org.cnnc.compiler.plan.Plan;
import org.cnnc.compiler.plan.Pooled;
import org.cnnc.compiler.plan.Step;

/** The methods of a pass that pool sums before they are stored, and who is not called for them. */
final class PooledMethods {
  private static final String NONE = "";

  private final Plan plan;
  private final PassPart part;
  private final Renderer renderer;
  private final Map<String, String> predicting = new HashMap<>();
  private final Map<String, String> training = new HashMap<>();

  PooledMethods(Plan plan, PassPart part, Renderer renderer) {
    this.plan = plan;
    this.part = part;
    this.renderer = renderer;
  }

  /** Whether predicting calls the method of every step. */
  boolean isEmpty() {
    return predicting.isEmpty();
  }

  /** What predicting calls in the place of a step's method; empty at a pooling done before. */
  String predicting(String step) {
    return predicting.getOrDefault(step, step);
  }

  /** The same for training. */
  String training(String step) {
    return training.getOrDefault(step, step);
  }

  /**
   * Renders a step with the pooling of its sums, as far as there is one and the renderer can.
   *
   * @param note is told the method and what threads may share
   */
  void render(Step step, BiConsumer<String, Pieces> note) {
    render(step, plan.poolings(), predicting, note);
    render(step, plan.trainingPoolings(), training, note);
  }

  private void render(
      Step step,
      Map<String, Pooled> poolings,
      Map<String, String> instead,
      BiConsumer<String, Pieces> note) {
    Pooled pooled = poolings.get(step.name());
    if (pooled == null || !part.has(pooled.layerNumber())) {
      return;
    }
    Optional<String> method = method(StepTask.ofPooled(step, pooled), note);
    if (method.isPresent()) {
      instead.put(step.name(), method.get());
      pooled.own().forEach(done -> instead.put(done.name(), NONE));
    }
  }

  /** The name of the method, if the renderer has one; a mean is the same in both. */
  private Optional<String> method(Renderer.Task task, BiConsumer<String, Pieces> note) {
    String name = task.methodName();
    if (predicting.containsValue(name)) {
      return Optional.of(name);
    }
    Optional<Pieces> shared = renderer.renderPooled(task);
    shared.ifPresent(pieces -> note.accept(name, pieces));
    return shared.map(pieces -> name);
  }
}
