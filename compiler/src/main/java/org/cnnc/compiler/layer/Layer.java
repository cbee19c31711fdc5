package org.cnnc.compiler.layer;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Shape;

/**
 * A layer kind with its arguments bound to an input shape: shapes, weights and the arithmetic of
 * both passes, and nothing about its place in a model.
 *
 * <p>The loop nests name their buffers: {@code input}, {@code output}, each weight, each {@link
 * #state}, and the gradients of all of them with a {@code d} prefix ({@code dinput}, {@code
 * dkernel}). A layer of several inputs calls them {@code input0}, {@code input1} and so on. The
 * sample axis is not written: a nest describes one sample.
 */
public interface Layer {
  /** The shape of the output, without the batch axis. */
  Shape output();

  /** The trained tensors, in the order Keras stores them. */
  default List<Weight> weights() {
    return List.of();
  }

  /** Buffers a sample that the training forward pass fills for the backward pass. */
  default List<Buffer> state() {
    return List.of();
  }

  /** What is applied to {@code output} after {@link #forward}, elementwise or along channels. */
  default Activation activation() {
    return Activation.linear();
  }

  /**
   * Whether inference passes the input on unchanged, in the same memory order ({@code Flatten}).
   */
  default boolean passesThrough() {
    return false;
  }

  /** The nests from {@code input} to {@code output}, before the activation. */
  List<Nest> forward(boolean training);

  /**
   * The nests from {@code doutput}, taken before the activation, to {@code dinput} (overwritten)
   * and to each weight's gradient (added to). Where several layers read a tensor, the planner adds
   * what they overwrite.
   */
  List<Nest> backward();

  /**
   * The same with the gradient by what goes into the activation that made the input, which nobody
   * else reads. Empty if the layer knows no shorter way than to leave that to the activation.
   */
  default Optional<List<Nest>> backwardThrough(Activation ofInput) {
    return Optional.empty();
  }
}
