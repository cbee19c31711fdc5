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

  private final Renderings renderings;

  private WarmUp(Renderings renderings) {
    this.renderings = renderings;
  }

  /** Begins in a thread that keeps no program from ending. */
  static void start(Renderings renderings) {
    Thread thread = new Thread(new WarmUp(renderings), "cnn-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    Kernels vector = renderings.training();
    if (vector == renderings.plain()) {
      return;
    }
    Pass slow = renderings.plain().newPass(1, false);
    Pass fast = vector.newPass(1, false);
    long begin = System.nanoTime();
    int wins = 0;
    while (wins < WINS && System.nanoTime() - begin < MOST_NANOS) {
      long plainTime = time(slow);
      wins = time(fast) <= plainTime ? wins + 1 : 0;
    }
    renderings.predictAsTraining();
  }

  private long time(Pass pass) {
    long begin = System.nanoTime();
    pass.forward(renderings.weights(), 1);
    return System.nanoTime() - begin;
  }
}
