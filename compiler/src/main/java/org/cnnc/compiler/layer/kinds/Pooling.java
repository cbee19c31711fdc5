package org.cnnc.compiler.layer.kinds;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Images;
import org.cnnc.compiler.layer.Window;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Pair;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;

/**
 * The arguments that all poolings take, bound to an image: one window down its rows, one along its
 * columns.
 */
record Pooling(Window rows, Window columns) {
  private static final Parameter<Pair> POOL_SIZE =
      Parameter.optional(
          "pool_size",
          ParameterTypes.pair(1),
          Pair.of(2),
          "(2, 2)",
          "The size of the window, (height, width).");

  private static final Parameter<Optional<Pair>> STRIDES =
      Parameter.optional(
          "strides",
          ParameterTypes.orNone(ParameterTypes.pair(1)),
          Optional.empty(),
          "none",
          "The steps from one window to the next, (down, right); `pool_size` if `none`.");

  private static final Parameter<Window.Padding> PADDING =
      Parameter.optional(
          "padding",
          Window.Padding.among(Window.Padding.VALID, Window.Padding.SAME),
          Window.Padding.VALID,
          "valid",
          "Whether windows may reach over the edge; what lies there does not count.");

  static final List<Parameter<?>> PARAMETERS = List.of(POOL_SIZE, STRIDES, PADDING);

  static Pooling of(Arguments arguments, Shape image) {
    Pair size = arguments.get(POOL_SIZE);
    Pair strides = arguments.get(STRIDES).orElse(size);
    Window.Padding padding = arguments.get(PADDING);
    Window rows = new Window(image.height(), size.height(), strides.height(), 1, padding);
    Window columns = new Window(image.width(), size.width(), strides.width(), 1, padding);
    Images.requireFit(rows, columns, POOL_SIZE, arguments);
    return new Pooling(rows, columns);
  }
}
