package org.cnnc.compiler.expand;

import java.util.List;

/**
 * What a model is besides its inputs and layers.
 *
 * @param outputs at least one
 * @param sequential whether it has one input, one output and bare lines only
 */
public record Outline(List<Output> outputs, boolean sequential) {
  public Outline {
    outputs = List.copyOf(outputs);
  }

  /** A declared output. */
  public record Output(String name, int tensor) {}
}
