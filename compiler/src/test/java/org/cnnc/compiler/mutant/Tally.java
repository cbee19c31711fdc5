package org.cnnc.compiler.mutant;

import java.util.Locale;

/** What answers came to: how many there were, the slowest, and the memory they took. */
final class Tally {
  private static final double MEGABYTE = 1 << 20;

  private int answers;
  private int refused;
  private double seconds;
  private double slowest;
  private int length;
  private long heap;

  void add(String text, Answer answer) {
    answers++;
    refused += answer.refused() ? 1 : 0;
    seconds += answer.seconds();
    if (answer.seconds() > slowest) {
      slowest = answer.seconds();
      length = text.length();
    }
    Runtime runtime = Runtime.getRuntime();
    heap = Math.max(heap, runtime.totalMemory() - runtime.freeMemory());
  }

  int refused() {
    return refused;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d texts answered in %.1f s, %,d of them refused, each at its file:line:column; "
            + "the slowest took %.3f s (%,d characters); at most %.0f MB of a heap of %.0f MB",
        answers,
        seconds,
        refused,
        slowest,
        length,
        heap / MEGABYTE,
        Runtime.getRuntime().maxMemory() / MEGABYTE);
  }
}
