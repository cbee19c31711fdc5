package org.cnnc.compiler.train;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;

/**
 * A source of samples, such as {@code fashion_mnist}. The constructor of its runtime class takes
 * the folder of the data first, then the parameters but for those of {@link #SPLIT}.
 */
public interface DataWord extends TrainingWord {
  /** The share of the samples that {@code data train, val = ...} gives to the second name. */
  Parameter<Optional<Double>> VALIDATION_SPLIT =
      Parameter.optional(
          "validation_split",
          ParameterTypes.orNone(
              ParameterTypes.real("above 0 and below 1", value -> value > 0 && value < 1)),
          Optional.empty(),
          "none",
          "The share of the samples for the second name.");

  Parameter<Boolean> STRATIFY =
      Parameter.optional(
          "stratify",
          ParameterTypes.bool(),
          false,
          "false",
          "Whether both shares hold each class in the same proportion.");

  Parameter<Long> SEED =
      Parameter.optional("seed", ParameterTypes.seed(), 0L, "0", "Where the shuffling starts.");

  /** Parameters about cutting the samples into two shares; the run does the cutting. */
  List<Parameter<?>> SPLIT = List.of(VALIDATION_SPLIT, STRATIFY, SEED);

  /** What the source gives for these arguments. */
  DataFacts facts(Arguments arguments);
}
