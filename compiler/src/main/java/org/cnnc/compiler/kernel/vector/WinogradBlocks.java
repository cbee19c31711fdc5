package org.cnnc.compiler.kernel.vector;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cnnc.compiler.kernel.Winograd;

/**
 * How many of an image's tiles are transformed and multiplied at once: few, so that they stay in
 * the nearest cache; more where large weights, which each block reads, would be fetched too often.
 *
 * @param tiles of a block
 * @param rows the tiles of a block cut into tiles of sums
 * @param imagePlace the floats of a place in the transformed image
 * @param productPlace the floats of a place in the products of a panel
 */
record WinogradBlocks(int tiles, RowTiles rows, int imagePlace, int productPlace) {
  /** The floats of a block, transformed image and products together. */
  private static final int MOST = 160_000;

  /** The floats of weights that stay in the second-level cache beside everything else. */
  private static final int FEW_WEIGHTS = 1 << 17;

  /** What a smaller block may cost in unused rows of sums. */
  private static final double WASTE = 1.02;

  /** The blocks of a convolution. */
  static WinogradBlocks of(Winograd winograd, VectorUnit unit) {
    int all = winograd.tiles();
    int perTile = winograd.filtering().places() * (winograd.channels() + unit.panel());
    int most = Math.max(1, Math.min(all, MOST / perTile));
    List<WinogradBlocks> candidates =
        IntStream.rangeClosed(1, most).mapToObj(tiles -> of(tiles, winograd, unit)).toList();
    double least = candidates.stream().mapToDouble(c -> c.cost(winograd)).min().orElseThrow();
    Stream<WinogradBlocks> good =
        candidates.stream().filter(c -> c.cost(winograd) <= WASTE * least);
    long weights = (long) winograd.filtering().places() * winograd.channels() * winograd.filters();
    Optional<WinogradBlocks> best =
        weights <= FEW_WEIGHTS ? good.findFirst() : good.reduce((smaller, larger) -> larger);
    return best.orElseThrow();
  }

  private static WinogradBlocks of(int tiles, Winograd winograd, VectorUnit unit) {
    Axis axis = new Axis("p", tiles, winograd.channels(), 0, unit.panel());
    RowTiles rows = RowTiles.of(List.of(axis), winograd.channels(), true, unit.rows());
    int image = place(tiles * winograd.channels());
    return new WinogradBlocks(tiles, rows, image, place(tiles * unit.panel()));
  }

  /** An odd number of lines of the cache, or the places would compete for the same few. */
  private static int place(int floats) {
    return floats | 16;
  }

  /** The cycles of all blocks for a place and a panel. */
  private double cost(Winograd winograd) {
    int all = winograd.tiles();
    int size = rows.sizes().get(0);
    int blocks = (all + tiles - 1) / tiles;
    int perBlock = (tiles + size - 1) / size;
    return blocks * perBlock * RowTiles.cost(size, winograd.channels());
  }
}
