package org.cnnc.compiler.model;

import java.util.List;
import org.cnnc.compiler.source.Span;

/**
 * A checked network: its layers in an order in which each comes after the ones it reads.
 *
 * @param name the class to generate: {@code FashionCnn}
 * @param inputs in the order of declaration
 * @param outputs in the order of declaration, at least one
 * @param sequential whether Keras would call it a Sequential: one input, one output, bare lines
 */
public record Model(
    String name,
    List<Input> inputs,
    List<PlacedLayer> layers,
    List<Output> outputs,
    boolean sequential,
    Span span) {
  /** A declared input. */
  public record Input(String name, ElementType type, Tensor tensor) {}

  /** A declared output. */
  public record Output(String name, Tensor tensor) {}

  /** What an input's elements are. */
  public enum ElementType {
    FLOAT32,
    UINT8
  }
}
