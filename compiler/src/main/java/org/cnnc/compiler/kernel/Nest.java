package org.cnnc.compiler.kernel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A loop nest: for each point of {@code loops}, {@code acc = init}; for each point of {@code
 * reductions} in written order, {@code acc = body}; then {@code target = finish}.
 *
 * <p>The order of the reductions is the order of summation, and every renderer keeps it: that is
 * why all of them give the same bits. A nest whose target is a {@link Buffer.Role#GRADIENT} has the
 * samples of its shard as the outermost reduction, and its init is the gradient's present value; or
 * those of a whole batch, and then the sum is from 0 on.
 */
public record Nest(
    String comment,
    List<Loop> loops,
    List<Loop> reductions,
    Access target,
    Expr init,
    Expr body,
    Expr finish) {
  public Nest {
    loops = List.copyOf(loops);
    reductions = List.copyOf(reductions);
  }

  /** A nest without reduction: {@code target = value} at each point. */
  public static Nest elementwise(String comment, List<Loop> loops, Access target, Expr value) {
    return new Nest(
        comment, loops, List.of(), target, new Expr.Constant(0), new Expr.Accumulator(), value);
  }

  /** {@code target = value} for every element of a buffer, at its own loops. */
  public static Nest elementwise(String comment, Buffer target, Expr value) {
    return elementwise(comment, target.loops(), target.element(), value);
  }

  /** A reduction whose target is the accumulator itself. */
  public static Nest reduction(
      String comment,
      List<Loop> loops,
      List<Loop> reductions,
      Access target,
      Expr init,
      Expr body) {
    return new Nest(comment, loops, reductions, target, init, body, new Expr.Accumulator());
  }

  /** Whether sums go on from what the target holds. */
  public boolean startsAtTarget() {
    return init instanceof Expr.Load load && load.access().equals(target);
  }

  /** The same sums from 0 on. */
  public Nest fromZero() {
    String assigned = comment.replace(" += ", " = ");
    return new Nest(assigned, loops, reductions, target, Expr.constant(0), body, finish);
  }

  /** Every buffer read or written, the target last. */
  public Set<Buffer> buffers() {
    Set<Buffer> buffers = new LinkedHashSet<>();
    expressions()
        .filter(Expr.Load.class::isInstance)
        .forEach(load -> buffers.add(((Expr.Load) load).access().buffer()));
    buffers.remove(target.buffer());
    buffers.add(target.buffer());
    return buffers;
  }

  /**
   * This nest and, in the same go, what another does to each element of its target; empty where the
   * other one is no plain arithmetic on that element alone.
   */
  public Optional<Nest> with(Nest then) {
    boolean sameElement =
        then.reductions.isEmpty()
            && finish instanceof Expr.Accumulator
            && then.target.equals(target.buffer().element())
            && target.isWhole(loops);
    if (!sameElement) {
      return Optional.empty();
    }
    Expr arithmetic = onAccumulator(then.finish, then.target);
    Nest both =
        new Nest(
            comment + ", then " + then.comment, loops, reductions, target, init, body, arithmetic);
    return both.finishIsArithmetic() ? Optional.of(both) : Optional.empty();
  }

  private static Expr onAccumulator(Expr expr, Access element) {
    if (expr instanceof Expr.Load load && load.access().equals(element)) {
      return new Expr.Accumulator();
    }
    if (expr instanceof Expr.Binary binary) {
      return new Expr.Binary(
          binary.operator(),
          onAccumulator(binary.a(), element),
          onAccumulator(binary.b(), element));
    }
    return expr;
  }

  /** Whether the finish is made of the accumulator, constants and the four operations alone. */
  boolean finishIsArithmetic() {
    return withChildren(finish)
        .allMatch(
            e ->
                e instanceof Expr.Accumulator
                    || e instanceof Expr.Constant
                    || e instanceof Expr.Binary);
  }

  /** Every expression and the ones it is made of. */
  public Stream<Expr> expressions() {
    return Stream.of(init, body, finish).flatMap(Nest::withChildren);
  }

  private static Stream<Expr> withChildren(Expr expr) {
    return Stream.concat(Stream.of(expr), expr.children().stream().flatMap(Nest::withChildren));
  }
}
