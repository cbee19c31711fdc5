package org.cnnc.compiler.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A copy of an operand in which every access of a nest is inside: zeros around it where the window
 * reaches past the edge, zeros between its cells where an index divides (the gradient of a stride).
 * Axes that no lane moves along come first, so that a row of lanes is contiguous.
 *
 * @param order the axes from slowest to fastest; -1 is the sample axis
 * @param still how many axes of the order no lane moves along
 * @param samples how many samples it holds
 */
public record Plane(String name, Access access, List<Integer> order, int still, int samples) {
  static final int SAMPLE_AXIS = -1;

  /** The plane of an operand; lanes are the loops for which neighbours must be contiguous. */
  public static Plane of(String name, Access access, Predicate<Loop> isLane, int samples) {
    List<Integer> still = new ArrayList<>();
    List<Integer> moving = new ArrayList<>();
    if (samples > 1) {
      moving.add(SAMPLE_AXIS);
    }
    for (int axis = 0; axis < access.at().size(); axis++) {
      boolean moves = access.at().get(axis).terms().stream().anyMatch(t -> isLane.test(t.loop()));
      (moves ? moving : still).add(axis);
    }
    List<Integer> order = new ArrayList<>(still);
    order.addAll(moving);
    return new Plane(name, access, order, still.size(), samples);
  }

  /** The plane of one sample with the operand's axes in their order and no gaps. */
  public static Plane inOrder(String name, Access access) {
    List<Integer> order = IntStream.range(0, access.at().size()).boxed().toList();
    return new Plane(name, access, order, 0, 1);
  }

  /** The number of floats. */
  public int elements() {
    return Math.multiplyExact(stride(order.get(0)), size(order.get(0)));
  }

  /** The distance in memory between neighbours along an axis. */
  public int stride(int axis) {
    int place = order.indexOf(axis);
    if (place == order.size() - 1) {
      return 1;
    }
    int next = order.get(place + 1);
    int stride = Math.multiplyExact(stride(next), size(next));
    return place < still ? spread(stride) : stride;
  }

  /**
   * Neighbours a multiple of a kibibyte apart compete for the same few lines of a cache; a line
   * more sets them apart. Only the axes without lanes may be spread, since rows are contiguous.
   */
  private static int spread(int stride) {
    return stride % 256 == 0 ? stride + 16 : stride;
  }

  /** Where an access is in this copy; the sample counts from the first one copied. */
  public Affine address() {
    Affine sum = Affine.of(0);
    for (int axis : order) {
      Affine place =
          axis == SAMPLE_AXIS
              ? new Affine(0, Map.of(Loop.SAMPLE, 1))
              : Affine.of(index(axis)).plus(Affine.of(-low(axis)));
      sum = sum.plus(place.times(stride(axis)));
    }
    return sum;
  }

  /** Where the cell at the given loops (one an axis of the operand) is copied to. */
  public Affine cell(List<Loop> cells) {
    Map<Loop, Integer> factors = new LinkedHashMap<>();
    int constant = 0;
    for (int axis : order) {
      if (axis == SAMPLE_AXIS) {
        factors.put(Loop.SAMPLE, stride(axis));
      } else {
        factors.put(cells.get(axis), index(axis).divisor() * stride(axis));
        constant -= low(axis) * stride(axis);
      }
    }
    return new Affine(constant, factors);
  }

  private Index index(int axis) {
    return access.at().get(axis);
  }

  private int size(int axis) {
    if (axis == SAMPLE_AXIS) {
      return samples;
    }
    int last = (access.buffer().shape().size(axis) - 1) * index(axis).divisor();
    return Math.max(last, index(axis).highest()) - low(axis) + 1;
  }

  private int low(int axis) {
    return Math.min(0, index(axis).lowest());
  }
}
