package org.cnnc.compiler.train.words;

import java.util.List;
import java.util.OptionalInt;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.train.DataFacts;
import org.cnnc.compiler.train.DataWord;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;

/** What MNIST and Fashion-MNIST share: grey pictures of 28x28 in ten classes. */
final class GreyPictures {
  private static final int CLASSES = 10;

  private static final Parameter<String> PART =
      Parameter.required(
          "part", ParameterTypes.oneOf("train", "test"), "\"train\"", "Which of the two parts.");

  private static final Parameter<Double> SCALE =
      Parameter.optional(
          "scale", ParameterTypes.real(), 1.0, "1", "What each byte (0 to 255) is multiplied by.");

  private static final Parameter<Boolean> ONE_HOT =
      Parameter.optional(
          "one_hot",
          ParameterTypes.bool(),
          false,
          "false",
          "Whether a target is ten numbers, not a class number.");

  private GreyPictures() {}

  static List<Parameter<?>> parameters() {
    return List.of(
        PART, SCALE, ONE_HOT, DataWord.VALIDATION_SPLIT, DataWord.STRATIFY, DataWord.SEED);
  }

  static DataFacts facts(Arguments arguments) {
    return new DataFacts(
        Shape.of(28, 28, 1),
        OptionalInt.of(CLASSES),
        arguments.get(ONE_HOT) ? CLASSES : 1,
        arguments.get(SCALE) != 1);
  }
}
