package org.cnnc.tools.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cnnc.runtime.Evaluation;
import org.cnnc.runtime.TrainingOptions;
import org.cnnc.runtime.progress.Progress;
import org.cnnc.tools.run.LoadedRun.Trained;

/**
 * Trains or evaluates as a {@code train} section says.
 *
 * @param run its name, if there is more than one
 * @param data the folder of the data
 * @param epochs instead of the section's
 * @param threads instead of the section's
 * @param progress where to show how the run advances
 */
public record Training(
    Program program,
    Optional<String> run,
    Path data,
    Optional<Integer> epochs,
    Optional<Integer> threads,
    Progress progress) {

  /** Trains fresh weights and writes them if a file is named. */
  public List<Evaluation> train(Optional<Path> weights) throws IOException, FailedException {
    LoadedRun section = program.run(run);
    try {
      Trained trained = section.run(data, options(section));
      if (weights.isPresent()) {
        trained.model().save(weights.get());
      }
      return trained.evaluations();
    } catch (IllegalArgumentException e) {
      throw new FailedException(e.getMessage());
    }
  }

  /** Evaluates the weights of a file. */
  public List<Evaluation> evaluate(Path weights) throws IOException, FailedException {
    LoadedRun section = program.run(run);
    if (!section.evaluates()) {
      throw new FailedException(
          "The run `%s` has no `evaluate`. Write `evaluate(...)` with the name of its data."
              .formatted(section.type().getSimpleName()));
    }
    try {
      return section.evaluate(weights, data, options(section));
    } catch (IllegalArgumentException e) {
      throw new FailedException(e.getMessage());
    }
  }

  private TrainingOptions options(LoadedRun section) throws IOException {
    TrainingOptions.Builder options = section.options().toBuilder().progress(progress);
    epochs.ifPresent(options::epochs);
    threads.ifPresent(options::threads);
    return options.build();
  }

  /** Loss and metrics as names and values: {@code loss: 0.2385 - accuracy: 0.9112}. */
  public static String text(Evaluation evaluation) {
    StringBuilder text = new StringBuilder();
    evaluation.logs("").forEach((name, value) -> text.append(" - %s: %.4f".formatted(name, value)));
    return text.substring(3);
  }
}
