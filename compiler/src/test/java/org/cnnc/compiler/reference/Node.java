package org.cnnc.compiler.reference;

import org.cnnc.compiler.kernel.Shape;

/** A tensor of a model under construction. */
public final class Node {
  private final int id;
  private final Shape shape;
  private boolean used;

  Node(int id, Shape shape) {
    this.id = id;
    this.shape = shape;
  }

  /** Counts from 0 in the order of creation. */
  public int id() {
    return id;
  }

  /** Its sizes. */
  public Shape shape() {
    return shape;
  }

  /** Whether a layer is applied to it, or it is an output. */
  public boolean isUsed() {
    return used;
  }

  void use() {
    used = true;
  }
}
