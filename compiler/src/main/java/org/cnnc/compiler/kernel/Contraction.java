package org.cnnc.compiler.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A nest that sums products of two buffers: every convolution, every dense layer, and their
 * gradients. Its loops say which operand they move, and from that follows how it can be tiled.
 *
 * @param b empty for a plain sum over samples (a bias' gradient), which is the products of {@code
 *     a} with 1: {@code fma(a, 1, acc)} rounds as {@code acc + a} does
 */
public record Contraction(Nest nest, Expr.Load a, Optional<Expr.Load> b) {
  /**
   * The nest as a contraction, if it is {@code acc = fma(a, b, acc)} and then at most some
   * arithmetic on the whole of its target.
   */
  public static Optional<Contraction> of(Nest nest) {
    boolean finishes =
        nest.finish() instanceof Expr.Accumulator
            || (nest.finishIsArithmetic() && nest.target().isWhole(nest.loops()));
    if (!finishes) {
      return Optional.empty();
    }
    if (nest.target().buffer().role() == Buffer.Role.GRADIENT
        && nest.body() instanceof Expr.Binary sum
        && sum.operator() == Expr.Operator.ADD
        && sum.a() instanceof Expr.Accumulator
        && sum.b() instanceof Expr.Load a
        && a.outside() == 0) {
      return Optional.of(new Contraction(nest, a, Optional.empty()));
    }
    if (nest.body() instanceof Expr.Fma fma
        && fma.c() instanceof Expr.Accumulator
        && fma.a() instanceof Expr.Load a
        && fma.b() instanceof Expr.Load b
        && a.outside() == 0
        && b.outside() == 0) {
      return Optional.of(new Contraction(nest, a, Optional.of(b)));
    }
    return Optional.empty();
  }

  /** The loops over the target, the samples first unless they are summed over. */
  public List<Loop> points() {
    return addsOverSamples() ? nest.loops() : withSample(nest.loops());
  }

  /** The loops summed over in written order, the samples outermost if they are among them. */
  public List<Loop> reductions() {
    return addsOverSamples() ? withSample(nest.reductions()) : nest.reductions();
  }

  /** Whether samples are summed over. */
  public boolean addsOverSamples() {
    return nest.target().buffer().role() == Buffer.Role.GRADIENT;
  }

  /** Whether these are the samples of a batch, in one go, and not of a shard. */
  public boolean isOverBatch() {
    return addsOverSamples() && !nest.startsAtTarget();
  }

  private static List<Loop> withSample(List<Loop> loops) {
    List<Loop> all = new ArrayList<>();
    all.add(Loop.SAMPLE);
    all.addAll(loops);
    return all;
  }
}
