package org.cnnc.compiler.train.words;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.train.CallbackWord;
import org.cnnc.compiler.train.WeightPath;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;

/** Saves the weights: {@code ModelCheckpoint("best.safetensors", save_best_only=true)}. */
public final class ModelCheckpoint implements CallbackWord {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}:]*)[^{}]*\\}");

  private static final Parameter<String> FILEPATH =
      Parameter.required("filepath", WeightPath.TYPE, "\"best.safetensors\"", "Where to.");

  private static final Parameter<Boolean> SAVE_BEST_ONLY =
      Parameter.optional(
          "save_best_only",
          ParameterTypes.bool(),
          false,
          "false",
          "Whether only an epoch better than all before is saved.");

  @Override
  public String name() {
    return "ModelCheckpoint";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        FILEPATH,
        Monitoring.MONITOR,
        SAVE_BEST_ONLY,
        Parameter.optional(
            "save_weights_only",
            ParameterTypes.bool(),
            false,
            "false",
            "The file never holds more than weights."),
        Monitoring.MODE,
        Parameter.optional(
            "save_freq", ParameterTypes.oneOf("epoch"), "epoch", "epoch", "How often to save."));
  }

  @Override
  public Optional<String> runtimeClass() {
    return Optional.of("org.cnnc.runtime.callback.ModelCheckpoint");
  }

  @Override
  public Optional<Diagnostic> check(Arguments arguments, List<String> measured) {
    return arguments.get(SAVE_BEST_ONLY)
        ? CallbackWord.checkMonitor(arguments, Monitoring.MONITOR, measured)
            .or(() -> checkPlaces(arguments, measured))
        : checkPlaces(arguments, measured);
  }

  /** The path may hold the epoch and what is measured: {@code net-{epoch:02d}.safetensors}. */
  private static Optional<Diagnostic> checkPlaces(Arguments arguments, List<String> measured) {
    return PLACE
        .matcher(arguments.get(FILEPATH))
        .results()
        .map(place -> place.group(1))
        .filter(name -> !name.equals("epoch") && !measured.contains(name))
        .findFirst()
        .map(name -> CallbackWord.notMeasured(name, arguments.span(FILEPATH), measured));
  }
}
