package org.cnnc.compiler.evaluate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.syntax.ValueSyntax;
import org.cnnc.compiler.word.Value;

/** What a file may ask about a tensor: {@code channels(x)}. */
public enum ShapeQuestion {
  HEIGHT(3, 3, "an image", Shape::height),
  WIDTH(3, 3, "an image", Shape::width),
  CHANNELS(2, 3, "an image or a sequence", Shape::channels),
  UNITS(1, 1, "a vector", Shape::channels);

  private final int leastAxes;
  private final int mostAxes;
  private final String needs;
  private final ToIntFunction<Shape> size;

  ShapeQuestion(int leastAxes, int mostAxes, String needs, ToIntFunction<Shape> size) {
    this.leastAxes = leastAxes;
    this.mostAxes = mostAxes;
    this.needs = needs;
    this.size = size;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The question of that name. */
  public static Optional<ShapeQuestion> of(String word) {
    return Arrays.stream(values()).filter(question -> question.word().equals(word)).findFirst();
  }

  /** The question that a word may be a misspelling of. */
  static Optional<String> near(String word) {
    return Suggestions.nearest(word, Arrays.stream(values()).map(ShapeQuestion::word).toList());
  }

  /**
   * The name of the tensor that is asked about.
   *
   * @throws Refusal if something else is
   */
  public Name tensor(CallSyntax call) {
    if (call.arguments().size() == 1
        && call.arguments().get(0).name().isEmpty()
        && call.arguments().get(0).value() instanceof ValueSyntax.Word word) {
      return word.name();
    }
    String message = "`" + word() + "` takes the name of one tensor.";
    throw new Refusal(
        Diagnostic.error("no-such-size", call.span(), message)
            .withHint("Write `" + word() + "(_)` for the current tensor."));
  }

  /**
   * The answer.
   *
   * @throws Refusal if the tensor has no such size
   */
  public Value answer(Shape shape, CallSyntax call) {
    if (shape.rank() < leastAxes || shape.rank() > mostAxes) {
      String message =
          "`%s` needs %s; `%s` is %s of %s."
              .formatted(word(), needs, tensor(call).text(), description(shape), shape);
      throw new Refusal(
          Diagnostic.error("no-such-size", call.span(), message)
              .withHint("Ask for " + other(shape)));
    }
    return new Value.Whole(size.applyAsInt(shape), call.span());
  }

  private static String description(Shape shape) {
    return switch (shape.rank()) {
      case 1 -> "a vector";
      case 2 -> "a sequence";
      default -> "an image";
    };
  }

  private static String other(Shape shape) {
    return switch (shape.rank()) {
      case 1 -> "`units`.";
      case 2 -> "`channels`.";
      default -> "`height`, `width` or `channels`.";
    };
  }
}
