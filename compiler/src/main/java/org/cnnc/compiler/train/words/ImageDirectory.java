package org.cnnc.compiler.train.words;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.train.DataFacts;
import org.cnnc.compiler.train.DataWord;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Pair;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;

/** A folder with a folder of pictures a class: {@code image_directory("pets/train")}. */
public final class ImageDirectory implements DataWord {
  private static final Parameter<Pair> IMAGE_SIZE =
      Parameter.optional(
          "image_size",
          ParameterTypes.pair(1),
          Pair.of(256),
          "(256, 256)",
          "(height, width) that every picture is brought to.");

  @Override
  public String name() {
    return "image_directory";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        Parameter.required("directory", ParameterTypes.text(), "\"pets/train\"", "The folder."),
        IMAGE_SIZE,
        Parameter.optional(
            "batch_size", ParameterTypes.whole(1), 32, "32", "How many pictures a step takes."),
        Parameter.optional(
            "shuffle", ParameterTypes.bool(), true, "true", "Whether the order changes."),
        Parameter.optional(
            "label_mode",
            ParameterTypes.only(ParameterTypes.oneOf("int", "binary", "categorical"), "int"),
            "int",
            "int",
            "A target is the number of its folder."),
        Parameter.optional(
            "interpolation",
            ParameterTypes.only(ParameterTypes.oneOf("bilinear", "nearest"), "bilinear"),
            "bilinear",
            "bilinear",
            "How pictures are brought to the size."));
  }

  @Override
  public Optional<String> runtimeClass() {
    return Optional.empty();
  }

  @Override
  public DataFacts facts(Arguments arguments) {
    Pair size = arguments.get(IMAGE_SIZE);
    return new DataFacts(Shape.of(size.height(), size.width(), 3), OptionalInt.empty(), 1, false);
  }
}
