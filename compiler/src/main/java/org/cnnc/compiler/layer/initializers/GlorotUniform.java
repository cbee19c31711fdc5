package org.cnnc.compiler.layer.initializers;

import org.cnnc.compiler.layer.Initializer;

/** Uniform in ±sqrt(6 / (fan in + fan out)) (Glorot and Bengio, 2010). */
public final class GlorotUniform implements Initializer {
  @Override
  public String name() {
    return "glorot_uniform";
  }
}
