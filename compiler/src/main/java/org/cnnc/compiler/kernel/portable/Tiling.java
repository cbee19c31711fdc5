package org.cnnc.compiler.kernel.portable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Contraction;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Pieces;

/**
 * The portable schedule of a contraction, in the one form that C2 turns into full vector code on
 * every JDK: a loop of constant trip count with a single store, up to 8 products a pass, each
 * operand an array of its own.
 *
 * <p>The loops of the target that move {@code vector} alone run along the lanes; those that move
 * {@code scalar} alone are the rows of accumulators.
 *
 * @param outer loops around everything, one point at a time
 * @param split the lane loop taken in blocks of {@code block}
 * @param inner the lane loops inside it, taken whole
 * @param rows the loops over accumulator rows
 * @param outerReductions the loops summed over, round the taps
 * @param taps the innermost ones, summed up to 8 at a time
 * @param resident whether all packed taps fit the first-level cache, so that one row after the
 *     other is finished; otherwise all rows take the taps 8 by 8
 */
record Tiling(
    Contraction contraction,
    Access vector,
    Optional<Access> scalar,
    List<Loop> outer,
    Loop split,
    int block,
    List<Loop> inner,
    List<Loop> rows,
    List<Loop> outerReductions,
    List<Loop> taps,
    boolean resident) {
  /** The most products one pass may hold: with 12 C2 gives up on vectors. */
  static final int TAPS = 8;

  /** The lanes aimed at: 8 packed rows of them stay in a first-level cache of 32 KiB. */
  static final int LANES = 1024;

  /** The shortest trip count worth joining several samples for. */
  private static final int SHORT = 384;

  /** The samples joined, or assumed where their number is not known. */
  static final int SAMPLES = 8;

  private static final int MOST_ROWS = 512;
  private static final int MOST_UNROLLED = 32;
  private static final int RESIDENT_FLOATS = 8192;

  /** The better of the two ways to lay the operands out. */
  static Tiling of(Contraction contraction) {
    Access a = contraction.a().access();
    if (contraction.b().isEmpty()) {
      return of(contraction, a, Optional.empty());
    }
    Access b = contraction.b().get().access();
    return Stream.of(of(contraction, a, Optional.of(b)), of(contraction, b, Optional.of(a)))
        .min(Comparator.comparingDouble(Tiling::cost))
        .orElseThrow();
  }

  private static Tiling of(Contraction contraction, Access vector, Optional<Access> scalar) {
    List<Loop> lanes = new ArrayList<>();
    List<Loop> rows = new ArrayList<>();
    List<Loop> outer = new ArrayList<>();
    for (Loop loop : contraction.points()) {
      boolean moves = vector.dependsOn(loop);
      // a plane holds the padding of one sample
      boolean padded = loop == Loop.SAMPLE && scalar.map(Access::canBeOutside).orElse(false);
      if (padded || moves == scalar.map(s -> s.dependsOn(loop)).orElse(false)) {
        outer.add(loop);
      } else {
        (moves ? lanes : rows).add(loop);
      }
    }
    List<Loop> taps = new ArrayList<>(contraction.reductions());
    List<Loop> outerReductions = splitTaps(taps);
    return new Lanes(lanes, outer).tile(contraction, vector, scalar, rows, outerReductions, taps);
  }

  /** Leaves the innermost loops, merged while they stay few, in {@code taps}; returns the rest. */
  private static List<Loop> splitTaps(List<Loop> taps) {
    int first = taps.size() - 1;
    long product = extent(taps.get(first));
    while (first > 0
        && taps.get(first - 1) != Loop.SAMPLE
        && product * taps.get(first - 1).extent() <= MOST_UNROLLED) {
      first--;
      product *= taps.get(first).extent();
    }
    List<Loop> outside = new ArrayList<>(taps.subList(0, first));
    taps.subList(0, first).clear();
    return outside;
  }

  /** The number of accumulator rows; samples count as {@link #SAMPLES}. */
  int rowCount() {
    return Math.toIntExact(product(rows));
  }

  /** The number of taps; samples count as {@link #SAMPLES}. */
  int tapCount() {
    return Math.toIntExact(product(taps));
  }

  /** The blocks of lanes, where they are the outermost loop of a sum over a batch. */
  Pieces pieces() {
    boolean first = outer.isEmpty() && split.equals(contraction.nest().loops().get(0));
    return first && contraction.isOverBatch() ? Pieces.of(split.extent(), block) : Pieces.ONE;
  }

  /** The lane loops, slowest first. */
  List<Loop> lanes() {
    List<Loop> lanes = new ArrayList<>();
    lanes.add(split);
    lanes.addAll(inner);
    return lanes;
  }

  /** The constant trip count when {@code count} of the split loop are taken together. */
  int trip(int count) {
    return wholeVectors(count * product(inner));
  }

  /**
   * The next multiple of the vectors' floats that C2 takes for so many: it unrolls a loop only as
   * far as that may leave less than a tenth of it, so that shorter ones have narrower vectors.
   */
  static int wholeVectors(long lanes) {
    int width = 16;
    while (width > 4 && 10 * (width - 1) > lanes) {
      width /= 2;
    }
    return Math.toIntExact((lanes + width - 1) / width * width);
  }

  /** Whether the samples are along the lanes, several a block. */
  boolean joinsSamples() {
    return split == Loop.SAMPLE && block > 1;
  }

  /** An estimate of the time, to choose between layouts: products and copies, in nanoseconds. */
  private double cost() {
    double trip = trip(block);
    double blocks = Math.ceil(extent(split) / (double) block) * product(outer);
    double sums = product(contraction.reductions());
    double products = blocks * trip * product(rows) * sums;
    double speed = 0.5 + 27 * trip / (trip + 150);
    double passes = resident ? 1 : product(rows);
    double copies = blocks * trip * sums * (resident ? 1 : Math.max(1, passes / MOST_ROWS));
    return products / speed + copies * 0.5;
  }

  static long extent(Loop loop) {
    return loop == Loop.SAMPLE ? SAMPLES : loop.extent();
  }

  static long product(List<Loop> loops) {
    return loops.stream().mapToLong(Tiling::extent).reduce(1, Math::multiplyExact);
  }

  /** The lane loops, and the loops round them that have to give way. */
  private record Lanes(List<Loop> lanes, List<Loop> outer) {
    Tiling tile(
        Contraction contraction,
        Access vector,
        Optional<Access> scalar,
        List<Loop> rows,
        List<Loop> outerReductions,
        List<Loop> taps) {
      List<Loop> inner = new ArrayList<>(lanes);
      Loop split = inner.isEmpty() ? null : inner.remove(0);
      while (split != null && product(inner) > LANES) {
        outer.add(split);
        split = inner.remove(0);
      }
      if (split == Loop.SAMPLE && product(inner) > SHORT) {
        outer.add(split);
        split = inner.isEmpty() ? null : inner.remove(0);
      }
      if (split == null) {
        split = new Loop("one", 1);
      }
      int block = block(split, product(inner));
      boolean resident =
          outerReductions.isEmpty()
              && product(taps) <= MOST_UNROLLED
              && product(taps) * block * product(inner) <= RESIDENT_FLOATS;
      List<Loop> accumulators = new ArrayList<>(rows);
      while (!resident && product(accumulators) > MOST_ROWS) {
        outer.add(accumulators.remove(0));
      }
      outer.sort(Comparator.comparingInt(contraction.points()::indexOf));
      return new Tiling(
          contraction,
          vector,
          scalar,
          List.copyOf(outer),
          split,
          block,
          List.copyOf(inner),
          List.copyOf(accumulators),
          List.copyOf(outerReductions),
          List.copyOf(taps),
          resident);
    }

    /** Blocks of one size that together waste least. */
    private static int block(Loop split, long inner) {
      long most = Math.max(1, LANES / inner);
      long blocks = (extent(split) + most - 1) / most;
      return (int) ((extent(split) + blocks - 1) / blocks);
    }
  }
}
