package org.cnnc.runtime;

/**
 * The arithmetic of one network in one rendering. Every rendering computes the same bits; they
 * differ in what they ask of the machine.
 *
 * <p>A rendering may read the weights in another order than they are kept in. Then it holds copies,
 * made part by part, and whoever changes the weights has all parts packed again.
 */
public abstract class Kernels {
  /** The first place of an {@link #aligned} array that begins a cache line. */
  protected static final int ALIGNED = 12;

  /** An array of this many bytes is worth a place of its own; larger regions are rare. */
  private static final long MOST_PADDED = 4L << 20;

  /** Kernels that have packed nothing yet. */
  protected Kernels() {}

  /**
   * An array with room for {@code floats} floats from {@link #ALIGNED} on, which in most virtual
   * machines begin a cache line: vectors that lie on two lines cost twice. HotSpot's collector G1
   * gives an array of more than half a region a region of its own, never moves it, and has the
   * first float 16 bytes behind the region's start; so a small array is made that long. Elsewhere
   * the place is any, which costs speed alone.
   *
   * @throws OutOfMemoryError if no array is that long
   */
  protected static float[] aligned(long floats) {
    long needed = Math.addExact(floats, ALIGNED);
    long region = Long.highestOneBit(Math.max(1L << 20, Runtime.getRuntime().maxMemory() / 2048));
    long alone = region / 2 + 64;
    long length = alone <= MOST_PADDED ? Math.max(needed, alone / Float.BYTES) : needed;
    if (length > Integer.MAX_VALUE - 8) {
      throw new OutOfMemoryError("Kernels need an array of " + length + " floats.");
    }
    return new float[(int) length];
  }

  /** New buffers for up to {@code capacity} samples. */
  public abstract Pass newPass(int capacity, boolean training);

  /** Sums over batches of up to {@code capacity} samples, for what passes leave out. */
  public BatchSums newSums(int capacity) {
    return BatchSums.NONE;
  }

  /** The number of parts to pack; training reads more than predicting does. */
  public int packs(boolean training) {
    return 0;
  }

  /** Packs one part; different parts may be packed by different threads. */
  public void pack(int part, float[] weights) {}

  /** Packs all parts. */
  public final void packAll(float[] weights, boolean training) {
    int parts = packs(training);
    for (int part = 0; part < parts; part++) {
      pack(part, weights);
    }
  }
}
