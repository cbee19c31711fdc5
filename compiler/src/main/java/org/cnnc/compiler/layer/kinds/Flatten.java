package org.cnnc.compiler.layer.kinds;

import java.util.List;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.layer.Layer;
import org.cnnc.compiler.layer.LayerKind;
import org.cnnc.compiler.word.Arguments;

/**
 * The image as one vector, row by row, channels innermost.
 *
 * <pre>{@code
 * Flatten()    # 7x7x64 -> 3136
 * }</pre>
 */
public final class Flatten implements LayerKind {
  @Override
  public String name() {
    return "Flatten";
  }

  @Override
  public Layer bind(Arguments arguments, List<Shape> inputs) {
    return new Bound(inputs.get(0));
  }

  /** The flattening of one shape. */
  public record Bound(Shape input) implements Layer {
    @Override
    public Shape output() {
      return Shape.of(Math.toIntExact(input.elements()));
    }

    @Override
    public boolean passesThrough() {
      return true;
    }

    @Override
    public List<Nest> forward(boolean training) {
      return List.of();
    }

    @Override
    public List<Nest> backward() {
      return List.of();
    }
  }
}
