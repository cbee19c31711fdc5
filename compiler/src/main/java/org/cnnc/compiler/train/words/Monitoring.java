package org.cnnc.compiler.train.words;

import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterType;
import org.cnnc.compiler.word.ParameterTypes;
import org.cnnc.compiler.word.Value;

/** What callbacks share that watch a measured name. */
final class Monitoring {
  /** A word bare or in quotes that only the run as a whole can check. */
  private static final ParameterType<String> MEASURED =
      new ParameterType<>(
          "a measured name",
          (value, reading) -> {
            if (value instanceof Value.Bare bare) {
              return bare.name();
            }
            if (value instanceof Value.Text text) {
              return text.value();
            }
            throw reading.wrongType(value, "a measured name");
          });

  static final Parameter<String> MONITOR =
      Parameter.optional("monitor", MEASURED, "val_loss", "val_loss", "What to watch.");

  static final Parameter<String> MODE =
      Parameter.optional(
          "mode",
          ParameterTypes.oneOf("auto", "min", "max"),
          "auto",
          "auto",
          "Whether small or large is good; auto takes accuracies as good when large.");

  private Monitoring() {}
}
