package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import org.cnnc.compiler.kernel.Winograd;
import org.cnnc.compiler.kernel.code.WinogradCode;

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
    int most = Math.min(LANES, FLOATS / (winograd.filtering().places() * winograd.channels()));
    int perSample = winograd.tiles();
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

  /** Opens the loop over a sample's rows of tiles; {@code y} is the first output of one. */
  void openRows(CodeBlock.Builder body, String tile) {
    body.beginControlFlow("for (int t = 0; t < $L; t++)", rows);
    body.addStatement("int y = $L", first(tile, winograd.height()));
  }

  /** Opens the loop over the tiles of a row; {@code x} is the first output of one. */
  void openColumns(CodeBlock.Builder body) {
    body.beginControlFlow("for (int u = 0; u < $L; u++)", winograd.tileColumns());
    body.addStatement("int x = $L", first("u", winograd.width()));
  }

  private String first(String tile, int size) {
    return WinogradCode.start(winograd.filtering(), tile, size);
  }
}
