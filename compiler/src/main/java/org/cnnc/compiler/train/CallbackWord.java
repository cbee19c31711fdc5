package org.cnnc.compiler.train;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;

/** What happens between the epochs of a run, such as {@code EarlyStopping}. */
public interface CallbackWord extends TrainingWord {
  /**
   * What is wrong with the callback in a run.
   *
   * @param measured the names every epoch's logs hold: {@code loss}, {@code val_loss} and so on
   */
  default Optional<Diagnostic> check(Arguments arguments, List<String> measured) {
    return Optional.empty();
  }

  /** Refuses to monitor what is not measured. */
  static Optional<Diagnostic> checkMonitor(
      Arguments arguments, Parameter<String> monitor, List<String> measured) {
    String name = arguments.get(monitor);
    if (measured.contains(name)) {
      return Optional.empty();
    }
    String plain = name.startsWith("val_") ? name.substring("val_".length()) : name;
    Diagnostic report = notMeasured(name, arguments.span(monitor), measured);
    boolean lacksValidation = measured.contains(plain) && !plain.equals(name);
    return Optional.of(
        lacksValidation
            ? report.withHint("Give `validation_data=`, or `monitor=" + plain + "`.")
            : report);
  }

  /** Says which names there are. */
  static Diagnostic notMeasured(String name, Span span, List<String> measured) {
    return Diagnostic.error("monitor-missing", span, "`" + name + "` is not measured in this run.")
        .withHint(
            Suggestions.hint(name, measured)
                .orElse("Measured are " + Suggestions.list(measured) + "."));
  }
}
