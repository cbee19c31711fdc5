package org.cnnc.compiler.kernel.vector;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.kernel.Pooling;

/** Tiles of whole windows of a pooling: a line of windows, as many as registers hold. */
final class PooledTiles {
  private PooledTiles() {}

  /** Whether a tile can hold a window, and the pooling has a form in vectors. */
  static boolean exist(Layout layout) {
    Pooling pooling = layout.pooling().orElseThrow();
    List<Axis> rows = layout.rows();
    return pooling.rows() * pooling.columns() <= layout.unit().rowsWithFinish()
        && VectorExpr.hasFormThroughout(pooling.nest().body())
        && rows.size() == 3
        && rows.get(0).isSamples()
        && !layout.contraction().addsOverSamples();
  }

  /** The cheapest tiles: two loops, over the lines of windows and along them. */
  static RowTiles of(Layout layout) {
    Pooling pooling = layout.pooling().orElseThrow();
    List<Axis> rows = layout.rows();
    int most = layout.unit().rowsWithFinish();
    int extent = rows.get(2).extent();
    int best = pooling.columns();
    double least = Double.MAX_VALUE;
    for (int columns = pooling.columns();
        columns <= extent && columns * pooling.rows() <= most;
        columns += pooling.columns()) {
      double tiles = Math.ceil(extent / (double) columns);
      double cost = tiles * RowTiles.cost(pooling.rows() * columns, layout.depth());
      if (cost < least) {
        least = cost;
        best = columns;
      }
    }
    return new RowTiles(rows.subList(0, 1), rows.subList(1, 3), List.of(pooling.rows(), best));
  }

  /**
   * The rows of a tile that each window has, in the order in which the pooling takes them.
   *
   * @param rows of the tile, line by line
   */
  static List<List<Integer>> windows(Pooling pooling, int rows) {
    int line = rows / pooling.rows();
    List<List<Integer>> windows = new ArrayList<>();
    for (int first = 0; first < line; first += pooling.columns()) {
      List<Integer> window = new ArrayList<>();
      for (int row = 0; row < pooling.rows(); row++) {
        for (int column = 0; column < pooling.columns(); column++) {
          window.add(row * line + first + column);
        }
      }
      windows.add(window);
    }
    return windows;
  }
}
