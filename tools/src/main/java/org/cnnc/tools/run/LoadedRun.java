package org.cnnc.tools.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cnnc.runtime.Evaluation;
import org.cnnc.runtime.GraphModel;
import org.cnnc.runtime.TrainingOptions;

/** The class generated from a {@code train} section. */
public record LoadedRun(Class<?> type) {
  private static final String EVALUATE = "evaluate";

  /** What the section says in {@code compile} and {@code fit}. */
  public TrainingOptions options() throws IOException {
    return (TrainingOptions) Reflection.call(Reflection.method(type, "options"), null);
  }

  /** Trains fresh weights and evaluates them. */
  public Trained run(Path data, TrainingOptions options) throws IOException {
    Object result =
        Reflection.call(
            Reflection.method(type, "run", Path.class, TrainingOptions.class), null, data, options);
    Class<?> record = result.getClass();
    return new Trained(
        (GraphModel) Reflection.call(Reflection.method(record, "model"), result),
        evaluations(Reflection.call(Reflection.method(record, "evaluations"), result)));
  }

  /** Whether the section says what to evaluate on. */
  public boolean evaluates() {
    return modelType() != null;
  }

  /** Evaluates the weights of a file; only if the section {@link #evaluates}. */
  public List<Evaluation> evaluate(Path weights, Path data, TrainingOptions options)
      throws IOException {
    GraphModel model = new LoadedModel(modelType()).load(weights);
    return evaluations(
        Reflection.call(
            Reflection.method(type, EVALUATE, modelType(), Path.class, TrainingOptions.class),
            null,
            model,
            data,
            options));
  }

  /** The first parameter of {@code evaluate}; null if there is no such method. */
  private Class<? extends GraphModel> modelType() {
    for (var method : type.getMethods()) {
      if (method.getName().equals(EVALUATE)) {
        return method.getParameterTypes()[0].asSubclass(GraphModel.class);
      }
    }
    return null;
  }

  private static List<Evaluation> evaluations(Object list) {
    return ((List<?>) list).stream().map(Evaluation.class::cast).toList();
  }

  /** What a run gives. */
  public record Trained(GraphModel model, List<Evaluation> evaluations) {}
}
