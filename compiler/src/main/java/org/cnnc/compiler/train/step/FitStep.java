package org.cnnc.compiler.train.step;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.train.CallbackWord;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;
import org.cnnc.compiler.word.Use;
import org.cnnc.compiler.word.Value;
import org.cnnc.compiler.word.Word;

/** {@code fit(train, epochs=20, validation_data=val)}. */
public final class FitStep implements Word {
  public static final Parameter<Value.Bare> DATA =
      Parameter.required("data", ParameterTypes.name(), "train", "What to learn from.");

  public static final Parameter<Integer> BATCH_SIZE =
      Parameter.optional(
          "batch_size", ParameterTypes.whole(1), 32, "32", "How many samples a step takes.");

  public static final Parameter<Integer> EPOCHS =
      Parameter.optional(
          "epochs", ParameterTypes.whole(1), 1, "1", "How often to go through the data.");

  public static final Parameter<Boolean> SHUFFLE =
      Parameter.optional(
          "shuffle", ParameterTypes.bool(), true, "true", "Whether each epoch has its own order.");

  public static final Parameter<Optional<Value.Bare>> VALIDATION_DATA =
      Parameter.optional(
          "validation_data",
          ParameterTypes.orNone(ParameterTypes.name()),
          Optional.empty(),
          "none",
          "What to evaluate after each epoch.");

  public static final Parameter<Optional<List<Use<CallbackWord>>>> CALLBACKS =
      Parameter.optional(
          "callbacks",
          ParameterTypes.orNone(
              ParameterTypes.listOf(ParameterTypes.use(CallbackWord.class, "a callback"))),
          Optional.empty(),
          "none",
          "What to do between epochs.");

  public static final Parameter<Boolean> DROP_REMAINDER =
      Parameter.optional(
          "drop_remainder",
          ParameterTypes.bool(),
          false,
          "false",
          "Whether to leave out a last batch that is not full.");

  public static final Parameter<Long> SEED =
      Parameter.optional(
          "seed", ParameterTypes.seed(), 0L, "0", "Where weights, order and dropout start.");

  public static final Parameter<Optional<Integer>> THREADS =
      Parameter.optional(
          "threads",
          ParameterTypes.orNone(ParameterTypes.whole(1)),
          Optional.empty(),
          "none",
          "How many to compute on, one a core if none; no bit of the result depends on it.");

  public static final Parameter<Boolean> DETERMINISTIC =
      Parameter.optional(
          "deterministic",
          ParameterTypes.only(ParameterTypes.bool(), true),
          true,
          "true",
          "Every run gives the same bits.");

  @Override
  public String name() {
    return "fit";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(DATA);
  }

  /** What is given by name only. */
  public static List<Parameter<?>> named() {
    return List.of(
        BATCH_SIZE,
        EPOCHS,
        SHUFFLE,
        VALIDATION_DATA,
        CALLBACKS,
        DROP_REMAINDER,
        SEED,
        THREADS,
        DETERMINISTIC);
  }
}
