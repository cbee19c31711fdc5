package org.cnnc.compiler.layer.initializers;

import org.cnnc.compiler.layer.Initializer;

/** All 0. */
public final class Zeros implements Initializer {
  @Override
  public String name() {
    return "zeros";
  }
}
