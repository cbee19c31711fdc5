package org.cnnc.compiler.train;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.train.step.CompileStep;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.Use;

/** Whether the losses of a run go with the outputs of its model and with its data. */
final class LossChecks {
  /** What to do where no word reads such data. */
  static final String TRAIN_IN_JAVA =
      "Train it from Java: `fit` takes a `Dataset` whose rows hold them one after the other.";

  private final Run run;
  private final Diagnostics diagnostics;
  private final List<TrainedOutput> outputs;
  private final List<Use<LossWord>> given;

  LossChecks(Run run, Diagnostics diagnostics) {
    this.run = run;
    this.diagnostics = diagnostics;
    outputs = TrainedOutput.of(run.model());
    given = run.compile().get(CompileStep.LOSS);
  }

  /** The loss on the output of that number. */
  private Use<LossWord> loss(int output) {
    return given.get(given.size() == 1 ? 0 : output);
  }

  /** Reports what is wrong or unwise; whether every output has a loss that fits it. */
  boolean check() {
    int weights = run.compile().get(CompileStep.LOSS_WEIGHTS).map(List::size).orElse(0);
    if (weights != 0 && weights != outputs.size()) {
      reportCount(CompileStep.LOSS_WEIGHTS, "a number for each output", weights);
    }
    if (given.size() != 1 && given.size() != outputs.size()) {
      reportCount(CompileStep.LOSS, "one loss, or one for each output", given.size());
      return false;
    }
    boolean fits = true;
    for (int o = 0; o < outputs.size(); o++) {
      Optional<Diagnostic> report = loss(o).word().check(outputs.get(o), loss(o).arguments());
      report.ifPresent(diagnostics::add);
      fits &= report.stream().noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    }
    return fits;
  }

  private void reportCount(Parameter<?> parameter, String needed, int received) {
    String count = outputs.size() == 1 ? "1 output" : outputs.size() + " outputs";
    diagnostics.add(
        Diagnostic.error(
                "wrong-length",
                run.compile().span(parameter),
                "`%s` is %s; received %d for %s."
                    .formatted(parameter.name(), needed, received, count))
            .withHint(
                outputs.size() == 1
                    ? "Leave out the others."
                    : "The outputs are " + Suggestions.list(names()) + "."));
  }

  private List<String> names() {
    return outputs.stream().map(TrainedOutput::name).toList();
  }

  /** Whether the data has the targets that the losses need. */
  void checkTarget(Run.Data data, DataFacts facts) {
    if (outputs.size() > 1) {
      checkTargets(data, facts);
      return;
    }
    TrainedOutput output = outputs.get(0);
    LossWord loss = loss(0).word();
    String source = data.source().word().name();
    long needed = loss.targetSize(output.shape());
    if (facts.targetSize() != needed) {
      report(
          data,
          "`%s` on `%s` needs %d %s a sample; `%s` gives %d."
              .formatted(
                  loss.name(),
                  output.name(),
                  needed,
                  needed == 1 ? "number" : "numbers",
                  source,
                  facts.targetSize()),
          hint(facts, needed));
    } else if (loss.takesClassNumbers() && facts.classes().orElse(0) > output.shape().channels()) {
      report(
          data,
          "`%s` has %d classes; `%s` has %d values."
              .formatted(
                  source, facts.classes().getAsInt(), output.name(), output.shape().channels()),
          Optional.of("Give the last layer one unit a class."));
    }
  }

  private void checkTargets(Run.Data data, DataFacts facts) {
    long needed = 0;
    for (int o = 0; o < outputs.size(); o++) {
      needed += loss(o).word().targetSize(outputs.get(o).shape());
    }
    if (facts.targetSize() != needed) {
      report(
          data,
          "The losses on %s need %d numbers a sample; `%s` gives %d."
              .formatted(
                  Suggestions.list(names()),
                  needed,
                  data.source().word().name(),
                  facts.targetSize()),
          Optional.of(TRAIN_IN_JAVA));
    }
  }

  private static Optional<String> hint(DataFacts facts, long needed) {
    int classes = facts.classes().orElse(0);
    if (facts.targetSize() == 1 && needed == classes) {
      return Optional.of("Write `one_hot=true`, or use `sparse_categorical_crossentropy`.");
    }
    return facts.targetSize() == classes && needed == 1
        ? Optional.of("Leave out `one_hot`, or use `categorical_crossentropy`.")
        : Optional.empty();
  }

  private void report(Run.Data data, String message, Optional<String> hint) {
    diagnostics.add(
        Diagnostic.error("loss-data-mismatch", data.source().arguments().span(), message)
            .withHint(hint));
  }
}
