package org.cnnc.compiler.plan;

/** What a nest's buffer stands for in a model. */
public sealed interface Value {
  /** An array that a pass holds, one sample after the other. */
  record Held(String name) implements Value {}

  /** A weight, at its offset in the flat array. */
  record Weight(int offset) implements Value {}

  /** The gradient of a weight, at the weight's offset. */
  record WeightGradient(int offset) implements Value {}
}
