package org.cnnc.compiler.layer.kinds;

import java.util.List;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.layer.Images;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.layer.Shape;
import org.cnnc.compiler.layer.Window;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;

/**
 * The largest value of each window over an image, channel by channel.
 *
 * <pre>{@code
 * MaxPooling2D(2)    # 28x28x32 -> 14x14x32
 * }</pre>
 */
public final class MaxPooling2D implements LayerKind {
  @Override
  public String name() {
    return "MaxPooling2D";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return Pooling.PARAMETERS;
  }

  @Override
  public Layer bind(Arguments arguments, List<Shape> inputs) {
    Shape input = Images.require(inputs.get(0), name(), arguments);
    Pooling pooling = Pooling.of(arguments, input);
    return new Bound(input, pooling.rows(), pooling.columns());
  }

  /** The pooling of images of one size. */
  public record Bound(Shape input, Window rows, Window columns) implements Layer {
    @Override
    public Shape output() {
      return Shape.of(rows.output(), columns.output(), input.channels());
    }

    @Override
    public List<Nest> forward(boolean training) {
      throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public List<Nest> backward() {
      throw new UnsupportedOperationException("not built yet");
    }
  }
}
