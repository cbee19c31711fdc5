package org.cnnc.compiler.expand;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.compiler.model.Model.ElementType;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.word.Value;

/**
 * A model without names and expressions: layer calls in order, tensors by number. The inputs are
 * numbered first.
 */
public record FlatModel(
    String name,
    List<Input> inputs,
    List<LayerCall> layers,
    List<Output> outputs,
    boolean sequential,
    Span span) {
  public FlatModel {
    inputs = List.copyOf(inputs);
    layers = List.copyOf(layers);
    outputs = List.copyOf(outputs);
  }

  /** A declared input; no shape if its sizes are in error. */
  public record Input(
      String name, ElementType type, Optional<Shape> shape, int tensor, Span span) {}

  /**
   * A layer applied to one tensor.
   *
   * @param call the kind and its arguments; empty if one of them has no value
   */
  public record LayerCall(Optional<Value.Call> call, int input, int output, Span span) {}

  /** A declared output. */
  public record Output(String name, int tensor) {}
}
