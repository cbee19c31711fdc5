package org.cnnc.compiler.train.step;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.train.WeightPath;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;
import org.cnnc.compiler.word.Value;
import org.cnnc.compiler.word.Word;

/** {@code evaluate(test, weights="best.safetensors")}. */
public final class EvaluateStep implements Word {
  public static final Parameter<Value.Bare> DATA =
      Parameter.required("data", ParameterTypes.name(), "test", "What to measure on.");

  public static final Parameter<Optional<String>> WEIGHTS =
      Parameter.optional(
          "weights",
          ParameterTypes.orNone(WeightPath.TYPE),
          Optional.empty(),
          "none",
          "A file to load first; the trained weights if none.");

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(DATA);
  }

  /** What is given by name only. */
  public static List<Parameter<?>> named() {
    return List.of(WEIGHTS);
  }
}
