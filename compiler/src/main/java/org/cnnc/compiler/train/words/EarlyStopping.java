package org.cnnc.compiler.train.words;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.train.CallbackWord;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;

/** Ends a run that gets no better: {@code EarlyStopping(patience=2, restore_best_weights=true)}. */
public final class EarlyStopping implements CallbackWord {
  @Override
  public String name() {
    return "EarlyStopping";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        Monitoring.MONITOR,
        Parameter.optional(
            "min_delta", ParameterTypes.real(), 0.0, "0", "What counts as better, at least."),
        Parameter.optional(
            "patience", ParameterTypes.whole(0), 0, "0", "The epochs to wait for a better one."),
        Monitoring.MODE,
        Parameter.optional(
            "baseline",
            ParameterTypes.orNone(ParameterTypes.real()),
            Optional.empty(),
            "none",
            "What must be beaten besides."),
        Parameter.optional(
            "restore_best_weights",
            ParameterTypes.bool(),
            false,
            "false",
            "Whether the run ends with the best epoch's weights."),
        Parameter.optional(
            "start_from_epoch", ParameterTypes.whole(0), 0, "0", "The first epoch to look at."));
  }

  @Override
  public Optional<String> runtimeClass() {
    return Optional.of("org.cnnc.runtime.callback.EarlyStopping");
  }

  @Override
  public Optional<Diagnostic> check(Arguments arguments, List<String> measured) {
    return CallbackWord.checkMonitor(arguments, Monitoring.MONITOR, measured);
  }
}
