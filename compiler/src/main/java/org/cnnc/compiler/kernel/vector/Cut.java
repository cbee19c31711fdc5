package org.cnnc.compiler.kernel.vector;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.kernel.Index;
import org.cnnc.compiler.kernel.Pieces;
import org.cnnc.compiler.kernel.Plane;
import org.cnnc.compiler.kernel.code.Turns;

/**
 * The loop of a contraction whose turns threads share.
 *
 * @param panels whether it is that over the panels
 * @param axis it, where it goes over rows
 * @param size the steps of the axis that a turn takes
 * @param count the number of turns
 */
record Cut(boolean panels, Optional<Axis> axis, int size, int count) {
  /** No loop: the method takes all turns. */
  static final Cut NONE = new Cut(false, Optional.empty(), 1, 1);

  /** So many turns keep some threads busy. */
  private static final int MANY = 4;

  /**
   * The best loop: rows if a thread can copy the part of a plane that it reads; panels where that
   * leaves each thread a part of weights too large for the cache.
   */
  static Cut of(Layout layout, RowTiles rows, boolean largeWeights) {
    if (layout.contraction().isOverBatch()) {
      return layout.rows().size() == 1 ? lines(layout, rows) : NONE;
    }
    if (layout.contraction().addsOverSamples() || layout.packed() && !layout.packsWeights()) {
      return NONE;
    }
    Cut lines = lines(layout, rows);
    if (layout.plane().filter(lines::fillsRows).isPresent()) {
      return lines;
    }
    Cut panels = panels(layout, rows);
    boolean wantsPanels = largeWeights || lines.count < MANY;
    return wantsPanels && panels.count > Math.min(lines.count, MANY) ? panels : lines;
  }

  private static Cut lines(Layout layout, RowTiles rows) {
    for (Axis axis : rows.outer()) {
      if (!axis.isSamples() && axis.extent() > 1) {
        return new Cut(false, Optional.of(axis), 1, axis.extent());
      }
    }
    if (rows.areSamples()) {
      return NONE;
    }
    List<Axis> tiled = rows.tiled();
    for (int i = 0; i < tiled.size(); i++) {
      Axis axis = tiled.get(i);
      int size = rows.sizes().get(i);
      if (axis.extent() > size) {
        return new Cut(false, Optional.of(axis), size, (axis.extent() + size - 1) / size);
      }
    }
    return NONE;
  }

  private static Cut panels(Layout layout, RowTiles rows) {
    boolean samples = rows.areSamples();
    if (samples && SingleSample.of("", layout).isPresent()) {
      return NONE;
    }
    List<PanelGroup> groups =
        samples ? TileLoops.groupsOfSingle(layout) : TileLoops.groups(layout, rows);
    int pieces = groups.stream().mapToInt(PanelGroup::repeats).sum();
    return new Cut(true, Optional.empty(), 1, pieces);
  }

  /** Whether a turn can fill the rows of a plane that it reads; else it fills all. */
  boolean fillsRows(Plane plane) {
    return PlaneFill.hasRows(plane) && axis.isPresent() && factor(plane) > 0;
  }

  /** The rows of a plane between two of the axis; 0 if another loop goes through them. */
  private int factor(Plane plane) {
    return plane.access().at().get(0).terms().stream()
        .filter(t -> t.loop().name().equals(axis.orElseThrow().name()))
        .mapToInt(Index.Term::coefficient)
        .sum();
  }

  Pieces pieces() {
    return new Pieces(count, size);
  }

  boolean isAt(Axis other) {
    return axis.filter(other::equals).isPresent();
  }

  /** The lowest row of a plane's sample that the turns from {@code from} on read, as Java. */
  String firstRow(Plane plane) {
    int extent = axis.orElseThrow().extent();
    String first = Turns.start(size == 1 ? "from" : "from * " + size, size, extent);
    Index index = plane.access().at().get(0);
    return Place.shifted(Place.times(first, factor(plane)), index.lowest());
  }

  /** Behind the highest row that the turns up to {@code to} read. */
  String endRow(Plane plane) {
    int extent = axis.orElseThrow().extent();
    int factor = factor(plane);
    String end = size == 1 ? "to" : "to * " + size;
    if (extent % size != 0) {
      end = "Math.min(" + end + ", " + extent + ")";
    }
    int last = factor * (extent - 1);
    int others = plane.access().at().get(0).highest() - last;
    return Place.shifted(Place.times(end, factor), others + 1 - factor);
  }
}
