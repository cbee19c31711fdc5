package org.cnnc.compiler.count;

/** How much work counting may be. */
final class Budget {
  private long left;

  Budget(long work) {
    this.left = work;
  }

  /**
   * Takes note of work done.
   *
   * @throws SpentException if it is too much
   */
  void spend(long work) {
    left -= work;
    if (left < 0) {
      throw new SpentException();
    }
  }

  /** Counting takes too long: whoever builds the layers meets the limit. */
  static final class SpentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private SpentException() {
      super("", null, false, false);
    }
  }
}
