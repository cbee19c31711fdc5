package org.cnnc.benchmarks.harness;

import java.util.List;

/** What one process does: a network, a mode, samples at once, and threads. */
public record Task(Network network, Mode mode, int batch, int threads) {
  /** The task of these four words, such as {@code fashion training 32 1}. */
  public static Task of(String... words) {
    if (words.length != 4) {
      throw new IllegalArgumentException(
          "Expected NETWORK MODE BATCH THREADS; received `" + String.join(" ", words) + "`.");
    }
    return new Task(
        Network.of(words[0]),
        Mode.of(words[1]),
        Integer.parseInt(words[2]),
        Integer.parseInt(words[3]));
  }

  /** The words that {@link #of} reads. */
  public List<String> words() {
    return List.of(network.word(), mode.word(), Integer.toString(batch), Integer.toString(threads));
  }

  @Override
  public String toString() {
    return String.join(" ", words());
  }
}
