package org.cnnc.compiler.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.word.Arguments;

/** What kinds that join several tensors ask of them. */
public final class EqualShapes {
  private static final String ID = "shape-mismatch";

  private EqualShapes() {}

  /** The shape that all have; otherwise a refusal. */
  public static Shape require(List<Shape> inputs, String kind, Arguments arguments) {
    Shape first = inputs.get(0);
    for (int number = 1; number < inputs.size(); number++) {
      Shape other = inputs.get(number);
      if (!other.equals(first)) {
        throw refusal(
            "`%s` needs equal shapes; received %s and %s.".formatted(kind, first, other),
            becoming(first, other, name(arguments, number)),
            arguments);
      }
    }
    return first;
  }

  /** Refuses tensors that differ along another axis than this one. */
  public static void requireBut(int axis, List<Shape> inputs, String kind, Arguments arguments) {
    Shape first = inputs.get(0);
    for (int number = 1; number < inputs.size(); number++) {
      Shape other = inputs.get(number);
      String received = "; received " + first + " and " + other + ".";
      if (other.rank() != first.rank()) {
        throw refusal(
            "`" + kind + "` needs as many axes in each" + received,
            other.rank() == 1 || first.rank() == 1
                ? Optional.of("Apply `Flatten()` to the one with more axes.")
                : Optional.empty(),
            arguments);
      } else if (!but(axis, other).equals(but(axis, first))) {
        Optional<String> hint =
            pooling(first, other, name(arguments, 0))
                .or(() -> pooling(other, first, name(arguments, inputs.indexOf(other))));
        String equal = String.join(" and ", but(axis, axes(first)));
        throw refusal("`" + kind + "` needs equal " + equal + received, hint, arguments);
      }
    }
  }

  private static Refusal refusal(String message, Optional<String> hint, Arguments arguments) {
    return new Refusal(Diagnostic.error(ID, arguments.tensors(), message).withHint(hint));
  }

  private static String name(Arguments arguments, int number) {
    return arguments.tensorName(number).map(n -> "`" + n + "`").orElse("tensor " + (number + 1));
  }

  private static List<Integer> but(int axis, Shape shape) {
    return but(axis, shape.sizes());
  }

  private static <T> List<T> but(int axis, List<T> all) {
    List<T> others = new ArrayList<>(all);
    others.remove(axis);
    return others;
  }

  private static List<String> axes(Shape shape) {
    return shape.isImage() ? List.of("height", "width", "channels") : List.of("steps", "features");
  }

  /** What makes a tensor of one shape one of the wanted shape. */
  private static Optional<String> becoming(Shape wanted, Shape shape, String name) {
    if (wanted.rank() == 1 && shape.rank() == 1) {
      return Optional.of("Apply `Dense(%d)` to %s.".formatted(wanted.size(0), name));
    }
    if (!wanted.isImage() || !shape.isImage()) {
      return Optional.empty();
    }
    int stride = Math.max(1, Math.round((float) shape.height() / wanted.height()));
    boolean reaches =
        (shape.height() - 1) / stride + 1 == wanted.height()
            && (shape.width() - 1) / stride + 1 == wanted.width();
    String strides = stride == 1 ? "" : ", strides=" + stride;
    return reaches
        ? Optional.of("Apply `Conv2D(%d, 1%s)` to %s.".formatted(wanted.channels(), strides, name))
        : Optional.empty();
  }

  /** What gives an image the height and width of a smaller one. */
  private static Optional<String> pooling(Shape image, Shape smaller, String name) {
    if (!image.isImage() || smaller.height() >= image.height()) {
      return Optional.empty();
    }
    int size = image.height() / smaller.height();
    boolean reaches =
        image.height() / size == smaller.height() && image.width() / size == smaller.width();
    return reaches
        ? Optional.of("Apply `MaxPooling2D(%d)` to %s.".formatted(size, name))
        : Optional.empty();
  }
}
