package org.cnnc.benchmarks.kernels;

import java.util.function.Supplier;

/** What is measured: layers that are networks of their own, and whole networks. */
public enum Kernel {
  CONV_28("conv 3x3 same, 28x28x1 -> 32", () -> new Subject<>(Conv28.create(1), Conv28::newPass)),
  CONV_14("conv 3x3 same, 14x14x32 -> 64", () -> new Subject<>(Conv14.create(1), Conv14::newPass)),
  CONV_178("conv 3x3, 180x180x3 -> 32", () -> new Subject<>(Conv178.create(1), Conv178::newPass)),
  CONV_87("conv 3x3, 89x89x32 -> 64", () -> new Subject<>(Conv87.create(1), Conv87::newPass)),
  CONV_41("conv 3x3, 43x43x64 -> 128", () -> new Subject<>(Conv41.create(1), Conv41::newPass)),
  CONV_18("conv 3x3, 20x20x128 -> 256", () -> new Subject<>(Conv18.create(1), Conv18::newPass)),
  CONV_1X1("conv 1x1, 14x14x64 -> 64", () -> new Subject<>(Conv1x1.create(1), Conv1x1::newPass)),
  CONV_5X5(
      "conv 5x5 same, 14x14x32 -> 64", () -> new Subject<>(Conv5x5.create(1), Conv5x5::newPass)),
  DENSE(
      "dense 3136 -> 100",
      () -> new Subject<>(Dense3136.create(1), Dense3136::newPass, Dense3136::newSums)),
  FASHION(
      "fashion",
      () -> new Subject<>(WholeFashion.create(1), WholeFashion::newPass, WholeFashion::newSums)),
  MNIST(
      "mnist", () -> new Subject<>(WholeMnist.create(1), WholeMnist::newPass, WholeMnist::newSums)),
  CATSDOGS(
      "catsdogs",
      () -> new Subject<>(WholeCatsDogs.create(1), WholeCatsDogs::newPass, WholeCatsDogs::newSums));

  private final String title;
  private final Supplier<Subject<?>> subject;

  Kernel(String title, Supplier<Subject<?>> subject) {
    this.title = title;
    this.subject = subject;
  }

  /** What tables call it. */
  String title() {
    return title;
  }

  /** The generated network, created afresh. */
  Subject<?> subject() {
    return subject.get();
  }
}
