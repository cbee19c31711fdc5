package org.cnnc.compiler.kernel.vector;

/**
 * Where a tile begins, as sums of constants and loops in Java; empty for 0.
 *
 * @param scalar in the scalar operand
 * @param vector in the vector operand
 * @param target in the target
 */
record Place(String scalar, String vector, String target) {
  /** This at a step of a loop. */
  Place at(String loop, Axis axis) {
    return new Place(
        sum(scalar, times(loop, axis.scalar())),
        sum(vector, times(loop, axis.vector())),
        sum(target, times(loop, axis.target())));
  }

  static String sum(String a, String b) {
    return a.isEmpty() ? b : b.isEmpty() ? a : a + " + " + b;
  }

  static String times(String loop, int stride) {
    return stride == 0 ? "" : stride == 1 ? loop : loop + " * " + stride;
  }

  /** The terms and a constant of any sign. */
  static String shifted(String terms, int constant) {
    return constant < 0 ? terms + " - " + -constant : plus(terms, constant);
  }

  /** The terms and a constant. */
  static String plus(String terms, int constant) {
    if (terms.isEmpty()) {
      return String.valueOf(constant);
    }
    return constant == 0 ? terms : terms + " + " + constant;
  }
}
