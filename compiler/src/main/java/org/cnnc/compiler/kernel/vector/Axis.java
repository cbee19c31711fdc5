package org.cnnc.compiler.kernel.vector;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.kernel.Loop;

/**
 * A loop of a contraction as its operands see it.
 *
 * @param extent 0 for the samples at hand
 * @param scalar the distance of its steps in the scalar operand
 * @param vector the same in the vector operand
 * @param target the same in the target
 */
record Axis(String name, int extent, int scalar, int vector, int target) {
  boolean isSamples() {
    return name.equals(Loop.SAMPLE.name());
  }

  /** The same with another distance in the vector operand. */
  Axis withVector(int distance) {
    return new Axis(name, extent, scalar, distance, target);
  }

  /** The number of steps in Java. */
  String end() {
    return isSamples() ? "samples" : String.valueOf(extent);
  }

  /** The same axes in fewer loops: neighbours that continue each other in memory are one. */
  static List<Axis> joined(List<Axis> axes) {
    List<Axis> joined = new ArrayList<>();
    for (Axis axis : axes) {
      int last = joined.size() - 1;
      if (axis.extent == 1) {
        continue;
      }
      if (last >= 0 && joined.get(last).continues(axis)) {
        Axis outer = joined.remove(last);
        axis =
            new Axis(
                outer.name + axis.name,
                Math.multiplyExact(outer.extent, axis.extent),
                axis.scalar,
                axis.vector,
                axis.target);
      }
      joined.add(axis);
    }
    return joined;
  }

  private boolean continues(Axis inner) {
    return !isSamples()
        && scalar == inner.extent * inner.scalar
        && vector == inner.extent * inner.vector
        && target == inner.extent * inner.target;
  }
}
