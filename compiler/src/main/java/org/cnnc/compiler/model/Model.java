package org.cnnc.compiler.model;

import java.util.List;
import org.cnnc.compiler.source.Span;

/**
 * A checked network: its layers in an order in which each comes after the ones it reads.
 *
 * @param name the class to generate: {@code FashionCnn}
 * @param inputs in the order of declaration
 * @param outputs in the order of declaration, at least one
 * @param exposed layers whose outputs are methods of the class
 * @param sequential whether Keras would call it a Sequential: one input, one output, bare lines
 */
public record Model(
    String name,
    List<Input> inputs,
    List<PlacedLayer> layers,
    List<Output> outputs,
    List<Exposed> exposed,
    boolean sequential,
    Span span) {
  /** A declared input. */
  public record Input(String name, ElementType type, Tensor tensor) {}

  /**
   * A declared output.
   *
   * @param labels what its units stand for, one a unit; empty if nobody said
   */
  public record Output(String name, Tensor tensor, List<String> labels) {
    public Output {
      labels = List.copyOf(labels);
    }
  }

  /**
   * A layer whose output is a method of the class.
   *
   * @param name as the file says it: {@code feature_maps}
   * @param layer its number among the layers
   */
  public record Exposed(String name, int layer) {}

  /** What an input's elements are. */
  public enum ElementType {
    FLOAT32,
    UINT8
  }
}
