package org.cnnc.compiler.kernel.vector;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring panels whose columns one tile spans.
 *
 * @param first the panel that the group begins with
 * @param repeats how many such groups follow each other, the first of them this one
 */
record PanelGroup(Layout layout, int first, int count, int repeats) {
  /**
   * All panels: so many together as are asked for, then the rest. A narrow tail has a stride of its
   * own, so it is alone.
   */
  static List<PanelGroup> of(Layout layout, int together) {
    int alone = layout.hasNarrowTail() ? 1 : 0;
    int panels = layout.panels() - alone;
    int groups = Math.min(panels, layout.lane().extent() / layout.unit().panel()) / together;
    int rest = panels - groups * together;
    List<PanelGroup> all = new ArrayList<>();
    if (groups > 0) {
      all.add(new PanelGroup(layout, 0, together, groups));
    }
    if (rest > 0) {
      all.add(new PanelGroup(layout, groups * together, rest, 1));
    }
    if (alone > 0) {
      all.add(new PanelGroup(layout, panels, 1, 1));
    }
    return all;
  }

  /** Whether the last of these panels is part filled, so that columns lie as in no other group. */
  boolean isPartFilled() {
    return first + count == layout.panels() && layout.lane().extent() % layout.unit().panel() != 0;
  }

  /** The columns; their places count from the first one's. */
  List<Tile.Column> columns() {
    int lanes = layout.unit().lanes();
    int extent = layout.lane().extent();
    List<Tile.Column> columns = new ArrayList<>();
    for (int panel = first; panel < first + count; panel++) {
      for (int half = 0;
          half < 2 && panel * layout.unit().panel() + half * lanes < extent;
          half++) {
        int lane = layout.columnStart(panel, half);
        columns.add(
            new Tile.Column(
                layout.vectorOffset(panel, half) - firstVector(),
                lane - firstLane(),
                Math.min(lanes, extent - lane)));
      }
    }
    return columns;
  }

  /** Where the first column is in the vector operand. */
  int firstVector() {
    return layout.vectorOffset(first, 0);
  }

  /** The lane that the first column begins with. */
  int firstLane() {
    return layout.columnStart(first, 0);
  }

  /** The distance of repeated groups in the vector operand. */
  int vectorStride() {
    return count * layout.panelStride();
  }

  /** The distance of repeated groups along the lanes. */
  int laneStride() {
    return count * layout.unit().panel();
  }

  /** The loops summed over, with the strides of these panels. */
  List<Axis> sums(List<Axis> sums) {
    return layout.hasNarrowTail() && first == layout.panels() - 1
        ? sums.stream()
            .map(axis -> axis.isSamples() ? axis : axis.withVector(axis.vector() / 2))
            .toList()
        : sums;
  }
}
