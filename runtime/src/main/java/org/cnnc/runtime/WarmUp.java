package org.cnnc.runtime;

/**
 * Runs vector kernels in the background until they are faster than the plain ones: in the
 * interpreter every vector is an object, and the first calls would take a hundred times longer. The
 * plain kernels serve meanwhile; both give the same bits.
 */
final class WarmUp implements Runnable {
  /** How often in a row the vector kernels must win. */
  private static final int WINS = 3;

  /** After that long they are compiled; small networks are as fast with either. */
  private static final long MOST_NANOS = 30_000_000_000L;

  private final Kernels plain;
  private final Kernels vector;
  private final float[] weights;
  private final Runnable whenFaster;

  private WarmUp(Kernels plain, Kernels vector, float[] weights, Runnable whenFaster) {
    this.plain = plain;
    this.vector = vector;
    this.weights = weights;
    this.whenFaster = whenFaster;
  }

  /** Begins in a thread that keeps no program from ending. */
  static void start(Kernels plain, Kernels vector, float[] weights, Runnable whenFaster) {
    Thread thread = new Thread(new WarmUp(plain, vector, weights, whenFaster), "cnn-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    Pass slow = plain.newPass(1, false);
    Pass fast = vector.newPass(1, false);
    long begin = System.nanoTime();
    int wins = 0;
    while (wins < WINS && System.nanoTime() - begin < MOST_NANOS) {
      long plainTime = time(slow);
      wins = time(fast) <= plainTime ? wins + 1 : 0;
    }
    whenFaster.run();
  }

  private long time(Pass pass) {
    long begin = System.nanoTime();
    pass.forward(weights, 1);
    return System.nanoTime() - begin;
  }
}
