package org.cnnc.compiler.train.words;

import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.train.TrainedOutput;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;

/** What the cross-entropies share: whether the output is a probability already. */
final class Logits {
  static final Parameter<Boolean> FROM_LOGITS =
      Parameter.optional(
          "from_logits",
          ParameterTypes.bool(),
          false,
          "false",
          "Whether the activation that makes probabilities is still to be applied.");

  private Logits() {}

  /** Checks an output that should be, or still become, what {@code activation} makes. */
  static Optional<Diagnostic> check(TrainedOutput output, Arguments arguments, String activation) {
    boolean probability =
        output.activation().equals("softmax") || output.activation().equals("sigmoid");
    if (arguments.get(FROM_LOGITS) && probability) {
      String message = "The output is already a " + output.activation() + ".";
      return Optional.of(
          Diagnostic.warning("double-softmax", arguments.span(FROM_LOGITS), message)
              .withHint("Leave out one of the two."));
    }
    if (!arguments.get(FROM_LOGITS) && output.activation().equals("linear")) {
      return mismatch(
          arguments,
          "This loss needs probabilities; `" + output.name() + "` has no activation.",
          "Write `activation=" + activation + "` there, or `from_logits=true` here.");
    }
    return Optional.empty();
  }

  /** Checks an output that needs a value a class. */
  static Optional<Diagnostic> checkClasses(TrainedOutput output, Arguments arguments) {
    if (output.shape().channels() > 1) {
      return check(output, arguments, "softmax");
    }
    return mismatch(
        arguments,
        "This loss needs one value a class; `" + output.name() + "` has 1.",
        "Use `binary_crossentropy`.");
  }

  static Optional<Diagnostic> mismatch(Arguments arguments, String message, String hint) {
    return Optional.of(
        Diagnostic.error("loss-output-mismatch", arguments.span(), message).withHint(hint));
  }
}
