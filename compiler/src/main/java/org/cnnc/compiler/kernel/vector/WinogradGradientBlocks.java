package org.cnnc.compiler.kernel.vector;

import java.util.List;
import org.cnnc.compiler.kernel.WinogradGradient;

/**
 * What of a kernel gradient in Winograd's form is summed at once, so that sums and both transformed
 * operands stay in the second-level cache.
 *
 * @param channels so many; they divide all
 * @param filters so many; they divide all
 * @param tiles the most tiles of a block
 * @param rows the channels cut into tiles of sums
 */
record WinogradGradientBlocks(int channels, int filters, int tiles, RowTiles rows) {
  /** The floats of sums and operands for each place. */
  private static final int CACHED = 1 << 13;

  /** Whole vectors of every vector unit. */
  private static final int STEP = 16;

  private static final int FEWEST_TILES = 8;

  /**
   * Cycles for each vector and place, of transforming an operand, most of which are spent waiting
   * for memory, and of fetching a sum and putting it back.
   */
  private static final double TRANSFORM = 10;

  private static final double SUM = 3.5;

  static WinogradGradientBlocks of(WinogradGradient gradient, VectorUnit unit) {
    WinogradGradientBlocks best = null;
    double least = Double.MAX_VALUE;
    for (int channels = STEP; channels <= gradient.channels(); channels += STEP) {
      for (int filters = STEP; filters <= gradient.filters(); filters += STEP) {
        int fitting = (CACHED - channels * filters) / (channels + filters);
        int tiles = Math.min(fitting, gradient.tiles() * RowTiles.SAMPLES);
        boolean smallest = channels == STEP && filters == STEP;
        if (gradient.channels() % channels != 0
            || gradient.filters() % filters != 0
            || (tiles < FEWEST_TILES && !smallest)) {
          continue;
        }
        WinogradGradientBlocks candidate = of(channels, filters, tiles, unit);
        double cost = candidate.cost(unit) / ((double) channels * filters);
        if (cost < least) {
          least = cost;
          best = candidate;
        }
      }
    }
    return best;
  }

  private static WinogradGradientBlocks of(int channels, int filters, int tiles, VectorUnit unit) {
    Axis axis = new Axis("row", channels, 1, 0, filters);
    RowTiles rows = RowTiles.of(List.of(axis), tiles, false, unit.rows());
    return new WinogradGradientBlocks(channels, filters, tiles, rows);
  }

  /** The cycles of a tile and place. */
  private double cost(VectorUnit unit) {
    int size = rows.sizes().get(0);
    double whole = channels / size * RowTiles.cost(size, tiles) / tiles;
    double rest = rows.rest() == 0 ? 0 : RowTiles.cost(rows.rest(), tiles) / tiles;
    double panels = Math.ceil(filters / (double) unit.panel());
    double vectors = (channels + filters) / (double) unit.lanes();
    double sums = channels * filters / (double) unit.lanes();
    return panels * (whole + rest) + TRANSFORM * vectors + SUM * sums / tiles;
  }

  /** The floats of a place in the transformed image. */
  int imagePlace() {
    return place(tiles * channels);
  }

  /** The floats of a place in the transformed output gradients. */
  int outputPlace() {
    return place(tiles * filters);
  }

  /** The floats of a place in the sums. */
  int sumPlace() {
    return place(channels * filters);
  }

  /** An odd number of lines of the cache, or the places would compete for the same few. */
  private static int place(int floats) {
    return floats | STEP;
  }
}
