package org.cnnc.compiler.kernel;

import java.util.ArrayList;
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
 * @param before what is done to each sum first
 * @param after what is done to the result: the greatest of {@code max(x, 0)} is the same as {@code
 *     max(x, 0)} of the greatest
 * @param choice what notes which of the window was greatest, while training
 */
public record Pooling(Nest nest, Expr before, Expr after, Optional<Nest> choice) {
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
    boolean last = isGreatest(nest, met.get()) && isBound(sums.finish());
    Pooling pooling =
        new Pooling(
            nest,
            last ? Expr.acc() : sums.finish(),
            last ? sums.finish() : Expr.acc(),
            Optional.empty());
    return pooling.takesWindow(met.get(), 0)
            && pooling.takesWindow(met.get(), 1)
            && met.get().at().get(2).equals(Index.of(nest.loops().get(2)))
            && pooling.rows() * pooling.columns() > 1
        ? Optional.of(pooling)
        : Optional.empty();
  }

  private static boolean isGreatest(Nest nest, Access met) {
    float none = Float.NEGATIVE_INFINITY;
    return nest.init().equals(Expr.constant(none))
        && nest.body().equals(Expr.max(Expr.acc(), new Expr.Load(met, none)))
        && nest.finish().equals(Expr.acc());
  }

  private static boolean isBound(Expr finish) {
    return finish instanceof Expr.Accumulator
        || finish instanceof Expr.Binary binary
            && binary.operator() == Expr.Operator.MAX
            && binary.a() instanceof Expr.Accumulator
            && binary.b() instanceof Expr.Constant;
  }

  /** This one and, in the same go, a nest that notes which of the window was greatest. */
  public Optional<Pooling> with(Nest choosing) {
    Access met = met(nest).orElseThrow();
    Access target = choosing.target();
    boolean fits =
        isGreatest(nest, met)
            && isBound(before)
            && choosing.loops().equals(nest.loops())
            && choosing.reductions().equals(nest.reductions())
            && choosing.init().equals(Expr.constant(0))
            && choosing.finish().equals(Expr.acc())
            && target.at().equals(nest.target().at())
            && target.buffer().shape().equals(nest.target().buffer().shape())
            && choosing.body().equals(Expr.untilEqual(nest.target().load(), fromTheLast(met)));
    return fits
        ? Optional.of(new Pooling(nest, before, after, Optional.of(choosing)))
        : Optional.empty();
  }

  /** The same element with the taps counted backwards. */
  private Expr fromTheLast(Access met) {
    List<Index> at = new ArrayList<>(met.at());
    for (int axis = 0; axis < 2; axis++) {
      Loop tap = nest.reductions().get(axis);
      Index back = Index.of(tap).times(-1).plus(tap.extent() - 1);
      at.set(axis, Index.of(nest.loops().get(axis)).times(tap.extent()).plus(back));
    }
    return new Expr.Load(new Access(met.buffer(), at), Float.NEGATIVE_INFINITY);
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
