package org.cnnc.compiler.expand;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.model.Model.ElementType;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.word.Value;

/**
 * Takes what a model expands to as it comes: inputs, then layers in order, tensors by number. It
 * says at once what shape comes out, so that the file may ask.
 */
public interface LayerSink {
  /** The names of layer kinds, in every spelling. */
  Collection<String> kinds();

  /** A declared input. */
  void input(Input input);

  /** A layer applied to tensors; the shape of its output, or empty if anything is in error. */
  Optional<Shape> layer(LayerCall call);

  /** A declared input; no shape if its sizes are in error. */
  record Input(String name, ElementType type, Optional<Shape> shape, int tensor, Span span) {}

  /**
   * A layer applied to tensors.
   *
   * @param call the kind and its arguments
   * @param shared the number of the {@code let} that names the layer, for one that may be applied
   *     several times
   * @param inputs at least one
   * @param names of the inputs; empty for one that has none
   * @param from where the inputs stand, or the layer if they are not written
   * @param span where the layer is applied
   */
  record LayerCall(
      Value.Call call,
      Optional<Integer> shared,
      List<Integer> inputs,
      List<Optional<String>> names,
      int output,
      Span from,
      Span span) {
    public LayerCall {
      inputs = List.copyOf(inputs);
      names = List.copyOf(names);
    }
  }
}
