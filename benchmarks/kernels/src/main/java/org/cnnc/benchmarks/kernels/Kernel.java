package org.cnnc.benchmarks.kernels;

import java.util.function.Supplier;
import org.cnnc.runtime.Model;

/** What is measured: layers that are networks of their own, and whole networks. */
public enum Kernel {
  CONV_28("conv 3x3 same, 28x28x1 -> 32", () -> Conv28.create(1)),
  CONV_14("conv 3x3 same, 14x14x32 -> 64", () -> Conv14.create(1)),
  CONV_178("conv 3x3, 180x180x3 -> 32", () -> Conv178.create(1)),
  CONV_87("conv 3x3, 89x89x32 -> 64", () -> Conv87.create(1)),
  CONV_41("conv 3x3, 43x43x64 -> 128", () -> Conv41.create(1)),
  CONV_18("conv 3x3, 20x20x128 -> 256", () -> Conv18.create(1)),
  CONV_1X1("conv 1x1, 14x14x64 -> 64", () -> Conv1x1.create(1)),
  CONV_5X5("conv 5x5 same, 14x14x32 -> 64", () -> Conv5x5.create(1)),
  DENSE("dense 3136 -> 100", () -> Dense3136.create(1)),
  FASHION("fashion", () -> WholeFashion.create(1)),
  MNIST("mnist", () -> WholeMnist.create(1)),
  CATSDOGS("catsdogs", () -> WholeCatsDogs.create(1));

  private final String title;
  private final Supplier<Model> model;

  Kernel(String title, Supplier<Model> model) {
    this.title = title;
    this.model = model;
  }

  /** What tables call it. */
  String title() {
    return title;
  }

  /** The generated network, created afresh. */
  Subject subject() {
    return new Subject(model.get());
  }
}
