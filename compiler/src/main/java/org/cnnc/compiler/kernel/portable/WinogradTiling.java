package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import org.cnnc.compiler.kernel.Winograd;

/**
 * Which tiles of a convolution in Winograd's form are computed together, side by side along the
 * lanes.
 *
 * @param rows the rows of tiles
 * @param samples how many samples' tiles where a sample has few; else 1
 * @param filters how many filters' products are held at once, so that they stay near
 */
record WinogradTiling(Winograd winograd, int rows, int samples, int filters) {
  private static final int LANES = 512;

  /** The most floats of a block's transformed image. */
  private static final int FLOATS = 1 << 20;

  private static final int FILTERS = 32;

  static WinogradTiling of(Winograd winograd) {
    int most = Math.min(LANES, FLOATS / (Winograd.PLACES * winograd.channels()));
    int perSample = winograd.tileRows() * winograd.tileColumns();
    int samples = even(Tiling.SAMPLES, most / perSample);
    int rows = even(winograd.tileRows(), most / winograd.tileColumns());
    return new WinogradTiling(winograd, rows, samples, filters(winograd.filters()));
  }

  /** The size of blocks as even as can be, none larger than {@code most}. */
  private static int even(int extent, int most) {
    int blocks = (extent + most - 1) / Math.max(1, most);
    return most <= 1 ? 1 : (extent + blocks - 1) / blocks;
  }

  private static int filters(int all) {
    int filters = FILTERS;
    while (all % filters != 0) {
      filters -= LaneCopies.TOGETHER;
    }
    return filters;
  }

  /** Whether a block is several samples; then one sample alone is a block too. */
  boolean joinsSamples() {
    return samples > 1;
  }

  /** Whether a block is at least a sample. */
  boolean isWhole() {
    return rows == winograd.tileRows();
  }

  /** The tiles of one sample in a block. */
  int tiles() {
    return rows * winograd.tileColumns();
  }

  /** The constant trip count for that many samples. */
  int trip(int count) {
    return Tiling.wholeVectors((long) count * tiles());
  }

  /**
   * Opens the loops over the tiles of a sample; {@code y} and {@code x} are a tile's first output.
   */
  void open(CodeBlock.Builder body) {
    int height = winograd.height();
    int width = winograd.width();
    body.beginControlFlow("for (int t = 0; t < $L; t++)", rows);
    if (height % 2 == 0) {
      body.addStatement("int y = 2 * (row + t)");
    } else {
      body.addStatement("int y = Math.min(2 * (row + t), $L)", height - 2);
    }
    body.beginControlFlow("for (int u = 0; u < $L; u++)", winograd.tileColumns());
    if (width % 2 == 0) {
      body.addStatement("int x = 2 * u");
    } else {
      body.addStatement("int x = Math.min(2 * u, $L)", width - 2);
    }
  }

  static String plus(int offset) {
    return offset == 0 ? "" : " + " + offset;
  }
}
