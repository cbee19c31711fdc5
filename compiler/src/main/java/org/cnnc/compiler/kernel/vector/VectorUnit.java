package org.cnnc.compiler.kernel.vector;

/** The vectors of a machine: how wide they are and how many sums they hold at once. */
public enum VectorUnit {
  /** AVX-512: 32 registers, of which 28 are sums, two the vector operand, one the scalar. */
  BITS_512(512, 28),
  /** AVX2: 16 registers, 12 of them sums. */
  BITS_256(256, 12),
  /** SSE and NEON. */
  BITS_128(128, 12);

  private final int bits;
  private final int sums;

  VectorUnit(int bits, int sums) {
    this.bits = bits;
    this.sums = sums;
  }

  /** The width of a vector in bits. */
  public int bits() {
    return bits;
  }

  /** The name of the class that holds a network's arithmetic; the runtime finds it by that. */
  public String className(String network) {
    return network + "Vector" + bits;
  }

  /** The floats of a vector. */
  int lanes() {
    return bits / Float.SIZE;
  }

  /** The rows of a tile of two vectors, all sums in registers. */
  int rows() {
    return sums / 2;
  }

  /**
   * The rows of a tile that does something to its sums: with more operations C2 leaves some vectors
   * on the heap.
   */
  int rowsWithFinish() {
    return Math.min(rows(), 10);
  }

  /** The floats of a panel: two vectors, so that a scalar is loaded once for two products. */
  int panel() {
    return 2 * lanes();
  }
}
