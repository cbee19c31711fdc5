package org.cnnc.compiler.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A pooling of what another nest has summed, its windows side by side. Whoever computes all sums of
 * a window at once never has to store them.
 *
 * @param nest {@code acc = body} over the rows and columns of a window
 */
public record Pooling(Nest nest) {
  /** The pooling, if that is what a nest does to the whole target of another one. */
  public static Optional<Pooling> of(Nest sums, Nest nest) {
    Optional<Access> met = met(nest);
    boolean images =
        sums.loops().size() == 3
            && nest.loops().size() == 3
            && nest.reductions().size() == 2
            && sums.target().isWhole(sums.loops())
            && nest.target().isWhole(nest.loops());
    if (!images
        || met.isEmpty()
        || !(nest.init() instanceof Expr.Constant)
        || !nest.finishIsArithmetic()
        || !nest.target().buffer().role().equals(Buffer.Role.SAMPLE)) {
      return Optional.empty();
    }
    Pooling pooling = new Pooling(nest);
    return pooling.takesWindow(met.get(), 0)
            && pooling.takesWindow(met.get(), 1)
            && met.get().at().get(2).equals(Index.of(nest.loops().get(2)))
            && pooling.rows() * pooling.columns() > 1
        ? Optional.of(pooling)
        : Optional.empty();
  }

  /** The rows of a window. */
  public int rows() {
    return nest.reductions().get(0).extent();
  }

  /** The columns of a window. */
  public int columns() {
    return nest.reductions().get(1).extent();
  }

  /** The only element that the body reads. */
  private static Optional<Access> met(Nest nest) {
    Set<Buffer> buffers = nest.buffers();
    List<Access> loads =
        nest.expressions()
            .filter(Expr.Load.class::isInstance)
            .map(load -> ((Expr.Load) load).access())
            .toList();
    return buffers.size() == 2 && loads.size() == 1 && !loads.get(0).canBeOutside()
        ? Optional.of(loads.get(0))
        : Optional.empty();
  }

  /** Whether an axis is walked window by window, tap by tap. */
  private boolean takesWindow(Access met, int axis) {
    Loop window = nest.loops().get(axis);
    Loop tap = nest.reductions().get(axis);
    return met.at().get(axis).equals(Index.of(window).times(tap.extent()).plus(Index.of(tap)));
  }

  /** Whether {@link #address} exists. */
  public boolean hasAddresses() {
    return factor(0) % rows() == 0 && factor(1) % columns() == 0;
  }

  /** The distance of results along an axis. */
  public int factor(int axis) {
    return Affine.address(nest.target()).factor(nest.loops().get(axis));
  }

  /** The windows' rows or columns, of which the last ones of an image may be no part. */
  public int covered(int axis) {
    return nest.loops().get(axis).extent() * nest.reductions().get(axis).extent();
  }

  /**
   * Where the result of a window goes, by the loops of the sums that it begins with.
   *
   * @param loops the sums' loops over rows, columns, channels
   */
  public Affine address(List<Loop> loops) {
    Map<Loop, Integer> factors = new LinkedHashMap<>();
    factors.put(Loop.SAMPLE, nest.target().buffer().elements());
    factors.put(loops.get(0), factor(0) / rows());
    factors.put(loops.get(1), factor(1) / columns());
    factors.put(loops.get(2), factor(2));
    return new Affine(0, factors);
  }
}
