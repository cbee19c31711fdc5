package org.cnnc.runtime;

/** The way to a model's arithmetic in plain Java, which only the runtime's own package sees. */
public final class PlainKernels {
  private PlainKernels() {}

  /** The kernels that {@code model} runs on without vectors. */
  public static Kernels of(GraphModel model) {
    return new OwnKernels(model);
  }
}
