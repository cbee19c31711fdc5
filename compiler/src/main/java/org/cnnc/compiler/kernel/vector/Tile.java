package org.cnnc.compiler.kernel.vector;

import java.util.List;

/** Sums held in registers: rows of scalars by columns of vectors, and where each of them is. */
record Tile(List<Row> rows, List<Column> columns) {
  /** The distance of a row from the first one, in the scalar operand and in the target. */
  record Row(int scalar, int target) {
    Row plus(Axis axis, int steps) {
      return new Row(scalar + steps * axis.scalar(), target + steps * axis.target());
    }
  }

  /**
   * A vector of the vector operand and of the target.
   *
   * @param valid how many of its lanes the target has
   */
  record Column(int vector, int target, int valid) {}

  Tile {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
  }

  /** Whether some column is wider than what is left of the target. */
  boolean isRagged(VectorUnit unit) {
    return columns.stream().anyMatch(c -> c.valid() < unit.lanes());
  }
}
