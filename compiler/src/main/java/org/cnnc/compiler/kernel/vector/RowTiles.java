package org.cnnc.compiler.kernel.vector;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a contraction cut into tiles whose sums stay in registers.
 *
 * @param outer the loops round the tiles
 * @param tiled the innermost one or two loops, taken {@code sizes} steps at a time; none if the
 *     contraction has a single row
 */
record RowTiles(List<Axis> outer, List<Axis> tiled, List<Integer> sizes) {
  /** Samples taken together where the samples are the rows. */
  static final int SAMPLES = 8;

  /** The cycles a step takes besides one a row: measured, few rows wait for each other. */
  private static final double STEP = 1.5;

  private static final double LEAST = 5;

  /** What a tile costs besides its products, in cycles. */
  private static final int START = 40;

  RowTiles {
    outer = List.copyOf(outer);
    tiled = List.copyOf(tiled);
    sizes = List.copyOf(sizes);
  }

  /**
   * The cheapest tiles.
   *
   * @param depth products summed for an element
   * @param overlap whether a row may be computed twice, as where the target is assigned
   * @param most the most rows of a tile
   */
  static RowTiles of(List<Axis> rows, int depth, boolean overlap, int most) {
    if (rows.isEmpty()) {
      return new RowTiles(List.of(), List.of(), List.of());
    }
    Axis last = rows.get(rows.size() - 1);
    if (last.isSamples()) {
      return new RowTiles(
          rows.subList(0, rows.size() - 1),
          List.of(last),
          List.of(Math.min(SAMPLES, Integer.highestOneBit(most))));
    }
    Search search = new Search(rows, depth, overlap);
    for (int columns = 1; columns <= Math.min(most, last.extent()); columns++) {
      search.tryOne(columns);
      for (int lines = 2; lines * columns <= most; lines++) {
        search.tryTwo(lines, columns);
      }
    }
    return search.best;
  }

  /** The cycles of a tile of so many rows. */
  static double cost(int rows, int depth) {
    return Math.max(LEAST, rows + STEP) * depth + START + 4 * rows;
  }

  /** Whether the samples are the rows. */
  boolean areSamples() {
    return tiled.size() == 1 && tiled.get(0).isSamples();
  }

  /** The rows of a whole tile. */
  int rows() {
    return sizes.stream().reduce(1, (a, b) -> a * b);
  }

  /** The steps of the last loop that whole tiles leave over. */
  int rest() {
    int last = tiled.size() - 1;
    return last < 0 || tiled.get(last).isSamples() ? 0 : tiled.get(last).extent() % sizes.get(last);
  }

  private static final class Search {
    private final List<Axis> rows;
    private final int depth;
    private final boolean overlap;
    private RowTiles best;
    private double least = Double.MAX_VALUE;

    Search(List<Axis> rows, int depth, boolean overlap) {
      this.rows = rows;
      this.depth = depth;
      this.overlap = overlap;
    }

    void tryOne(int columns) {
      int extent = axis(1).extent();
      double cost = Math.floor(extent / (double) columns) * cost(columns);
      if (extent % columns != 0) {
        cost += cost(overlap ? columns : extent % columns);
      }
      for (int i = 2; i <= rows.size() && !axis(i).isSamples(); i++) {
        cost *= axis(i).extent();
      }
      keep(cost, 1, List.of(columns));
    }

    void tryTwo(int lines, int columns) {
      if (rows.size() < 2 || axis(2).isSamples() || lines > axis(2).extent()) {
        return;
      }
      boolean divides = axis(2).extent() % lines == 0 && axis(1).extent() % columns == 0;
      if (!divides && !overlap) {
        return;
      }
      double tiles =
          Math.ceil(axis(2).extent() / (double) lines)
              * Math.ceil(axis(1).extent() / (double) columns);
      double cost = tiles * cost(lines * columns);
      for (int i = 3; i <= rows.size() && !axis(i).isSamples(); i++) {
        cost *= axis(i).extent();
      }
      keep(cost, 2, List.of(lines, columns));
    }

    private Axis axis(int fromLast) {
      return rows.get(rows.size() - fromLast);
    }

    private double cost(int tileRows) {
      return RowTiles.cost(tileRows, depth);
    }

    private void keep(double cost, int count, List<Integer> sizes) {
      if (cost < least) {
        least = cost;
        int split = rows.size() - count;
        best = new RowTiles(rows.subList(0, split), rows.subList(split, rows.size()), sizes);
      }
    }
  }

  /** The offsets of a tile's rows from its first one. */
  List<Tile.Row> offsets(List<Integer> counts) {
    List<Tile.Row> offsets = new ArrayList<>(List.of(new Tile.Row(0, 0)));
    for (int i = 0; i < tiled.size(); i++) {
      List<Tile.Row> more = new ArrayList<>();
      for (Tile.Row row : offsets) {
        for (int step = 0; step < counts.get(i); step++) {
          more.add(row.plus(tiled.get(i), step));
        }
      }
      offsets = more;
    }
    return offsets;
  }
}
