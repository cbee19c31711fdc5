package org.cnnc.compiler.expand;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.evaluate.Evaluator;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.model.Model.ElementType;
import org.cnnc.compiler.syntax.StatementSyntax;
import org.cnnc.compiler.syntax.ValueSyntax;
import org.cnnc.compiler.word.Value;

/** Reads the type of an input: {@code float32[28, 28, 1]}. */
final class InputTypes {
  private InputTypes() {}

  static LayerSink.Input read(
      StatementSyntax.Input input,
      int tensor,
      Evaluator evaluator,
      Limits limits,
      Diagnostics diagnostics) {
    ElementType type = ElementType.FLOAT32;
    Optional<Shape> shape = Optional.empty();
    try {
      type = elementType(input);
    } catch (Refusal refusal) {
      diagnostics.add(refusal);
    }
    try {
      shape = Optional.of(shape(input, evaluator, limits));
    } catch (Refusal refusal) {
      diagnostics.add(refusal);
    }
    return new LayerSink.Input(input.name().text(), type, shape, tensor, input.span());
  }

  private static ElementType elementType(StatementSyntax.Input input) {
    return switch (input.elementType().text()) {
      case "float32" -> ElementType.FLOAT32;
      case "uint8" -> ElementType.UINT8;
      default ->
          throw new Refusal(
              Diagnostic.error(
                      "unsupported-input",
                      input.elementType().span(),
                      "An input is `float32` or `uint8`.")
                  .withHint("Write `float32`."));
    };
  }

  private static Shape shape(StatementSyntax.Input input, Evaluator evaluator, Limits limits) {
    if (input.sizes().size() > 3) {
      String message =
          "An input has 1 to 3 axes, without the batch; received " + input.sizes().size() + ".";
      throw new Refusal(Diagnostic.error("wrong-length", input.sizesSpan(), message));
    }
    List<Integer> sizes = new ArrayList<>();
    BigInteger elements = BigInteger.ONE;
    for (ValueSyntax size : input.sizes()) {
      long number = size(evaluator.value(size));
      elements = elements.multiply(BigInteger.valueOf(number));
      sizes.add((int) number);
    }
    if (elements.compareTo(BigInteger.valueOf(limits.elements())) > 0) {
      String message =
          String.format(
              Locale.ROOT,
              "The tensor has %,d elements; the most is %,d.",
              elements,
              limits.elements());
      throw new Refusal(Diagnostic.error("tensor-too-large", input.sizesSpan(), message));
    }
    return new Shape(sizes);
  }

  private static long size(Value value) {
    if (!(value instanceof Value.Whole whole)) {
      String message = "The size of an axis is a whole number, not " + value.description() + ".";
      throw new Refusal(Diagnostic.error("wrong-type", value.span(), message));
    }
    if (whole.value() < 1 || whole.value() > Integer.MAX_VALUE) {
      String message =
          "The size of an axis is at least 1 and at most 2,147,483,647; received "
              + whole.value()
              + ".";
      throw new Refusal(Diagnostic.error("out-of-range", value.span(), message));
    }
    return whole.value();
  }
}
