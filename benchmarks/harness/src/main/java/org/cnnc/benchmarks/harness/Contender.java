package org.cnnc.benchmarks.harness;

import java.nio.file.Path;

/** A library that predicts and perhaps trains: what a process of the benchmark measures. */
public interface Contender {
  /** The version of the library. */
  String version();

  /** Writes the files that {@link #prediction} reads; nothing unless it reads some. */
  default void prepare(Network network, Path folder) throws Exception {}

  /** A network ready to predict {@code task.batch()} samples at once. */
  Prediction prediction(Task task) throws Exception;

  /**
   * Trains with {@code task.batch()} samples a step, telling the meter each, until it has enough.
   */
  void train(Task task, Meter meter) throws Exception;

  /** The name of the jar that a class comes from, such as {@code onnxruntime-1.29.0}. */
  static String jarOf(Class<?> type) {
    String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.jar$", "");
  }

  /** One prediction, from a Java array to a Java array. */
  interface Prediction {
    /** The first sample's outputs at least. */
    float[] run() throws Exception;
  }
}
