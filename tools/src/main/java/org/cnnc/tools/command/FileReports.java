package org.cnnc.tools.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.source.Source;
import org.cnnc.compiler.source.Span;
import org.cnnc.runtime.data.LabelException;
import org.cnnc.runtime.io.WeightMismatchException;

/** Reports about files of data and of weights, which have no lines to point at. */
final class FileReports {
  private FileReports() {}

  /** What is wrong with a file, if it has a page of its own. */
  static Optional<Diagnostic> of(IOException problem) {
    if (problem instanceof WeightMismatchException weights) {
      return Optional.of(of(weights));
    }
    return problem instanceof LabelException label ? Optional.of(of(label)) : Optional.empty();
  }

  private static Diagnostic of(WeightMismatchException weights) {
    List<String> complaints = weights.complaints();
    Diagnostic report =
        Diagnostic.error("weights-do-not-fit", start(weights.file()), complaints.get(0));
    for (String complaint : complaints.subList(1, complaints.size())) {
      report = report.withNote(new Diagnostic.Note(complaint, Optional.empty()));
    }
    return report.withHint(WeightMismatchException.REMEDY);
  }

  private static Diagnostic of(LabelException label) {
    return Diagnostic.error("label-out-of-range", start(label.file()), label.sentence())
        .withHint("Correct the label, or leave out the sample.");
  }

  private static Span start(Path file) {
    return new Span(new Source(file.toString(), ""), 0, 0);
  }
}
