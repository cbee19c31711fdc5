package org.cnnc.compiler.kernel.portable;

import java.util.List;
import java.util.Optional;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Places;
import org.cnnc.compiler.kernel.Plane;

/**
 * One operand of a contraction where the loops read it: in place, or in a plane.
 *
 * @param address of an element in {@link #array}, by loops
 */
record Operand(Access access, Optional<Plane> plane, Affine address) {
  static Operand vector(String name, Tiling tiling, Places places) {
    Access access = tiling.vector();
    boolean joined = tiling.split() == Loop.SAMPLE;
    boolean needed = access.canBeOutside() || (isWindow(tiling) && !lastLaneIsContiguous(tiling));
    return of(name + "_vector", access, tiling, places, needed, joined ? tiling.block() : 1);
  }

  static Optional<Operand> scalar(String name, Tiling tiling, Places places) {
    return tiling.scalar().map(a -> of(name + "_scalar", a, tiling, places, a.canBeOutside(), 1));
  }

  private static Operand of(
      String name, Access access, Tiling tiling, Places places, boolean needed, int samples) {
    if (!needed) {
      Affine offset = Affine.of(places.of(access.buffer()).offset());
      return new Operand(access, Optional.empty(), Affine.address(access).plus(offset));
    }
    Plane plane = Plane.of(name, access, tiling.lanes()::contains, samples);
    return new Operand(access, Optional.of(plane), plane.address());
  }

  /** The expression of the array that holds it. */
  String array() {
    return plane.map(Plane::name).orElse(access.buffer().name());
  }

  /** Whether it is read again and again, shifted: some axis moves with a lane and with a tap. */
  private static boolean isWindow(Tiling tiling) {
    return tiling.vector().buffer().role() == Buffer.Role.SAMPLE
        && tiling.vector().at().stream().anyMatch(i -> i.terms().size() > 1);
  }

  private static boolean lastLaneIsContiguous(Tiling tiling) {
    List<Loop> lanes = tiling.lanes();
    Loop last = lanes.get(lanes.size() - 1);
    return Affine.address(tiling.vector()).factor(last) == 1;
  }
}
