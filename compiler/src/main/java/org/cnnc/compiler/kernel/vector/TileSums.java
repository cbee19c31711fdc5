package org.cnnc.compiler.kernel.vector;

import java.util.Optional;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Pooling;

/**
 * How the sums of a tile begin and end.
 *
 * @param scalar whether products have a scalar operand; else the vectors are summed
 * @param init what a sum begins with; the target itself if {@code fromTarget}
 * @param pooling what becomes of a tile of windows
 */
record TileSums(
    boolean scalar,
    Expr init,
    boolean fromTarget,
    Expr finish,
    Optional<Pooling> pooling,
    VectorUnit unit) {
  /** Those of a contraction. */
  static TileSums of(Layout layout) {
    Nest nest = layout.contraction().nest();
    return new TileSums(
        layout.scalar().isPresent(),
        nest.init(),
        nest.startsAtTarget(),
        layout.pooling().map(Pooling::before).orElse(nest.finish()),
        layout.pooling(),
        layout.unit());
  }

  /** Sums of products from 0. */
  static TileSums of(VectorUnit unit) {
    return new TileSums(true, Expr.constant(0), false, Expr.acc(), Optional.empty(), unit);
  }

  /** Sums of products that go on from the target. */
  static TileSums onTarget(VectorUnit unit) {
    return new TileSums(true, Expr.acc(), true, Expr.acc(), Optional.empty(), unit);
  }

  /** Whether they begin at something that moves with the lanes but is not the target. */
  boolean bias() {
    return init instanceof Expr.Load && !fromTarget;
  }

  /** Whether the array {@code choice} takes which of a window was greatest. */
  boolean choose() {
    return pooling.isPresent() && pooling.get().choice().isPresent();
  }
}
