package org.cnnc.runtime.thread;

/** How long a thread stays awake for what comes soon: to sleep and be woken takes longer. */
final class Spin {
  /** About what waking a thread takes. */
  private static final long NANOS = 50_000;

  /** Looks between two at the clock. */
  private static final int LOOKS = 32;

  private Spin() {}

  /** What a thread waits for. */
  interface Condition {
    boolean holds();
  }

  /** Waits a short while, and says whether it has come. */
  static boolean until(Condition condition) {
    long begin = System.nanoTime();
    do {
      for (int look = 0; look < LOOKS; look++) {
        if (condition.holds()) {
          return true;
        }
        Thread.onSpinWait();
      }
    } while (System.nanoTime() - begin < NANOS);
    return condition.holds();
  }
}
