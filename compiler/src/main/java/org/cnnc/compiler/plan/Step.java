package org.cnnc.compiler.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Contraction;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.WinogradForm;
import org.cnnc.compiler.model.PlacedLayer;

/**
 * One nest at its place in a pass.
 *
 * @param layerNumber counts the model's layers from 0
 * @param name of its method: {@code conv2d1Output}
 * @param values what each buffer that the nest names is in this model, by the buffer's name
 * @param winograd the nest in that form, if it is computed so
 * @param forInputOnly whether only the gradient by the model's input needs it
 * @param ofActivation whether it belongs to the layer's activation
 * @param isOverBatch whether it sums over the samples of a whole batch, apart from the passes
 */
public record Step(
    PlacedLayer layer,
    int layerNumber,
    String name,
    Nest nest,
    Map<String, Value> values,
    Optional<WinogradForm> winograd,
    boolean forInputOnly,
    boolean ofActivation,
    boolean isOverBatch) {
  /** The products of a contraction that take some 20 microseconds. */
  private static final long LARGE_SUMS = 2_000_000;

  /** The same for terms of any other nest, which wait for memory. */
  private static final long LARGE = 60_000;

  public Step {
    values = Map.copyOf(values);
  }

  /**
   * Whether several threads are faster at it than one: measured, they need some 2 microseconds to
   * agree on its pieces.
   */
  public boolean isLarge() {
    long terms =
        Stream.of(nest.loops(), nest.reductions())
            .flatMap(List::stream)
            .mapToLong(Loop::extent)
            .reduce(1, Math::multiplyExact);
    return terms >= (Contraction.of(nest).isPresent() ? LARGE_SUMS : LARGE);
  }

  /** The same as a sum over a whole batch. */
  Step overBatch() {
    return new Step(
        layer,
        layerNumber,
        name,
        nest.fromZero(),
        values,
        winograd,
        forInputOnly,
        ofActivation,
        true);
  }

  /** The values of each sample that the nest is of. */
  public List<Buffer> sampleBuffers() {
    return nest.buffers().stream().filter(b -> b.role() == Buffer.Role.SAMPLE).toList();
  }

  /** Whether the nest adds to the gradient of a weight. */
  public boolean addsToGradient() {
    return nest.target().buffer().role() == Buffer.Role.GRADIENT;
  }
}
