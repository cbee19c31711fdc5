package org.cnnc.compiler.kernel.portable;

import java.util.Optional;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Loop;

/**
 * One operand of a contraction where the loops read it: in place, or in a plane.
 *
 * @param original the array it is in without a plane
 * @param address of an element in {@link #array}, by loops
 */
record Operand(Access access, Places.Place original, Optional<Plane> plane, Affine address) {
  static Operand vector(String name, Tiling tiling, Places places) {
    Access access = tiling.vector();
    boolean joined = tiling.split() == Loop.SAMPLE;
    boolean needed = access.canBeOutside() || (isWindow(tiling) && !lastLaneIsContiguous(tiling));
    return of(name + "Vector", access, tiling, places, needed, joined ? tiling.block() : 1);
  }

  static Optional<Operand> scalar(String name, Tiling tiling, Places places) {
    return tiling.scalar().map(a -> of(name + "Scalar", a, tiling, places, a.canBeOutside(), 1));
  }

  private static Operand of(
      String name, Access access, Tiling tiling, Places places, boolean needed, int samples) {
    Places.Place original = places.of(access.buffer());
    if (!needed) {
      Affine address = Affine.address(access).plus(Affine.of(original.offset()));
      return new Operand(access, original, Optional.empty(), address);
    }
    Plane plane =
        Plane.of(
            name, access, l -> l.equals(tiling.split()) || tiling.inner().contains(l), samples);
    return new Operand(access, original, Optional.of(plane), plane.address());
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
    Loop last =
        tiling.inner().isEmpty() ? tiling.split() : tiling.inner().get(tiling.inner().size() - 1);
    return Affine.address(tiling.vector()).factor(last) == 1;
  }
}
