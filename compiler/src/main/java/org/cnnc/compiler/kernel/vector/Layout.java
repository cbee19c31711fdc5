package org.cnnc.compiler.kernel.vector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Contraction;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Places;
import org.cnnc.compiler.kernel.Plane;
import org.cnnc.compiler.kernel.Pooling;

/**
 * How the operands of a contraction lie in memory: one of them ({@code vector}) moves with the
 * target's innermost loop, which becomes the lanes; the other ({@code scalar}) is broadcast.
 *
 * @param plane a copy of the scalar operand with the zeros around it, if an access can be outside
 * @param packed whether the vector operand is read from panels
 * @param pooling what becomes of the sums before they are stored
 */
record Layout(
    Contraction contraction,
    Loop lane,
    Access vector,
    Optional<Access> scalar,
    Optional<Plane> plane,
    boolean packed,
    Optional<Pooling> pooling,
    Places places,
    VectorUnit unit) {
  /** A row of the vector operand longer than this is spread over too many pages and sets. */
  private static final int LONGEST_ROW_IN_PLACE = 64;

  /**
   * The layout, if lanes can run along the target's last axis; in a sum over a batch along the one
   * before where the last has a single element, which would leave all lanes but one empty.
   */
  static Optional<Layout> of(String name, Contraction contraction, Places places, VectorUnit unit) {
    List<Loop> all = contraction.points();
    List<Loop> moving = all.stream().filter(loop -> loop.extent() != 1).toList();
    Optional<Layout> wide =
        moving.isEmpty() || !contraction.isOverBatch()
            ? Optional.empty()
            : of(name, contraction, moving, places, unit);
    return wide.or(() -> of(name, contraction, all, places, unit));
  }

  private static Optional<Layout> of(
      String name, Contraction contraction, List<Loop> points, Places places, VectorUnit unit) {
    Loop lane = points.get(points.size() - 1);
    Access target = contraction.nest().target();
    if (lane == Loop.SAMPLE || target.canBeOutside() || address(target).factor(lane) != 1) {
      return Optional.empty();
    }
    Access a = contraction.a().access();
    Optional<Access> b = contraction.b().map(Expr.Load::access);
    Access vector = a.dependsOn(lane) || b.isEmpty() ? a : b.get();
    Optional<Access> scalar = b.map(other -> vector == a ? other : a);
    boolean rowsMoveScalar =
        points.stream()
            .filter(loop -> loop != lane)
            .allMatch(
                loop ->
                    !vector.dependsOn(loop) && scalar.map(s -> s.dependsOn(loop)).orElse(false));
    boolean laneMovesVector =
        vector.dependsOn(lane) && !scalar.map(s -> s.dependsOn(lane)).orElse(false);
    boolean once = points.size() == 1 && !contraction.nest().startsAtTarget();
    boolean inPlace = canStay(vector, lane, once, unit);
    if (!rowsMoveScalar
        || !laneMovesVector
        || vector.canBeOutside()
        || (scalar.isEmpty() && !inPlace)
        || !startsWell(contraction, lane)) {
      return Optional.empty();
    }
    Optional<Plane> plane =
        scalar.filter(Access::canBeOutside).map(s -> Plane.inOrder(name + "_plane", s));
    boolean packed = scalar.isPresent() && !inPlace;
    return Optional.of(
        new Layout(
            contraction, lane, vector, scalar, plane, packed, Optional.empty(), places, unit));
  }

  /**
   * Whether the vector operand can be read where it is.
   *
   * @param once whether nothing is read twice, but for lanes that are assigned twice
   */
  private static boolean canStay(Access vector, Loop lane, boolean once, VectorUnit unit) {
    int row = lane.extent();
    boolean fillsVectors = row % unit.lanes() == 0 || (once && row >= unit.lanes());
    return fillsVectors
        && address(vector).factor(lane) == 1
        && (row <= LONGEST_ROW_IN_PLACE && vector.buffer().role() == Buffer.Role.SAMPLE
            || row == unit.panel()
            || row == vector.buffer().elements());
  }

  /** Sums start at a constant, at the target itself, or at something that moves with the lanes. */
  private static boolean startsWell(Contraction contraction, Loop lane) {
    Expr init = contraction.nest().init();
    if (init instanceof Expr.Load load) {
      return contraction.nest().startsAtTarget()
          || (address(load.access()).factor(lane) == 1
              && address(load.access()).factors().size() == 1);
    }
    return init instanceof Expr.Constant;
  }

  private static Affine address(Access access) {
    return Affine.address(access);
  }

  /** The loops over the target but the lanes. */
  List<Axis> rows() {
    List<Loop> loops = new ArrayList<>(contraction.points());
    loops.remove(lane);
    List<Axis> axes = axes(loops);
    return pooling.isPresent() ? axes : Axis.joined(axes);
  }

  /** The loops summed over, the samples first where they are among them. */
  List<Axis> reductions() {
    return Axis.joined(axes(contraction.reductions()));
  }

  private List<Axis> axes(List<Loop> loops) {
    Affine scalar = scalarAddress();
    Affine vector = vectorAddress();
    Affine target = targetAddress();
    return loops.stream()
        .map(
            l ->
                new Axis(l.name(), extent(l), scalar.factor(l), vector.factor(l), target.factor(l)))
        .toList();
  }

  /** No pooling reads what lies behind its last window. */
  private int extent(Loop loop) {
    int axis = contraction.nest().loops().indexOf(loop);
    return pooling.isPresent() && (axis == 0 || axis == 1)
        ? pooling.get().covered(axis)
        : loop.extent();
  }

  /** Where an element of the target is, with a pooling where its window's result is. */
  Affine targetAddress() {
    Access target = contraction.nest().target();
    return pooling
        .map(p -> p.address(contraction.nest().loops()))
        .orElseGet(() -> Affine.address(target))
        .plus(Affine.of(places.of(target.buffer()).offset()));
  }

  /** Where an element of the scalar operand is, in its plane if it has one. */
  Affine scalarAddress() {
    if (scalar.isEmpty()) {
      return Affine.of(0);
    }
    if (plane.isEmpty()) {
      return placed(scalar.get());
    }
    Affine own = plane.get().address();
    return scalar.get().dependsOn(Loop.SAMPLE)
        ? new Affine(0, Map.of(Loop.SAMPLE, plane.get().elements())).plus(own)
        : own;
  }

  /** Where an element of the vector operand is, in panels if it is packed. */
  Affine vectorAddress() {
    if (!packed) {
      return placed(vector);
    }
    List<Loop> sums = new ArrayList<>(contraction.reductions());
    Map<Loop, Integer> samples = new LinkedHashMap<>();
    if (sums.remove(Loop.SAMPLE)) {
      samples.put(Loop.SAMPLE, packedElements());
    }
    return new Affine(0, samples).plus(Affine.rowMajor(sums).times(unit.panel()));
  }

  /** The number of products summed for an element, samples apart. */
  int depth() {
    return contraction.nest().reductions().stream()
        .mapToInt(Loop::extent)
        .reduce(1, Math::multiplyExact);
  }

  /** The number of panels; the last one may be part filled. */
  int panels() {
    return (lane.extent() + unit.panel() - 1) / unit.panel();
  }

  /** Whether the last panel is one vector wide. */
  boolean hasNarrowTail() {
    int tail = lane.extent() % unit.panel();
    return packsWeights() && tail > 0 && tail <= unit.lanes();
  }

  /**
   * The lane that a column of a panel begins with. What is assigned may be computed twice, so there
   * the last column is a whole one too.
   */
  int columnStart(int panel, int half) {
    int lane = panel * unit.panel() + half * unit.lanes();
    boolean again = !contraction.nest().startsAtTarget() && this.lane.extent() >= unit.lanes();
    return again ? Math.min(lane, this.lane.extent() - unit.lanes()) : lane;
  }

  /** The first lane that a panel holds. */
  int panelStart(int panel) {
    return hasNarrowTail() && panel == panels() - 1 ? columnStart(panel, 0) : panel * unit.panel();
  }

  /** Where a column is in the vector operand. */
  int vectorOffset(int panel, int half) {
    return packed
        ? panel * panelStride() + columnStart(panel, half) - panelStart(panel)
        : columnStart(panel, half);
  }

  /** The floats of all panels, of one sample if the vector operand has one a sample. */
  int packedElements() {
    int lanes = panels() * unit.panel() - (hasNarrowTail() ? unit.lanes() : 0);
    return Math.multiplyExact(lanes, depth());
  }

  /** The distance from one panel to the next. */
  int panelStride() {
    return packed ? depth() * unit.panel() : unit.panel();
  }

  /** Where what the sums begin with is, for the first lane. */
  int initOffset() {
    return contraction.nest().init() instanceof Expr.Load load
        ? placed(load.access()).constant()
        : 0;
  }

  /** The same contraction with the vector operand read where it is. */
  Layout inPlace() {
    return new Layout(contraction, lane, vector, scalar, plane, false, pooling, places, unit);
  }

  /** The same contraction whose target is the result of a pooling. */
  Layout pooledBy(Pooling by) {
    return new Layout(
        contraction, lane, vector, scalar, plane, packed, Optional.of(by), places, unit);
  }

  /** Whether the panels can be made once for all passes. */
  boolean packsWeights() {
    return packed && vector.buffer().role() == Buffer.Role.WEIGHT;
  }

  Affine placed(Access access) {
    return Affine.address(access).plus(Affine.of(places.of(access.buffer()).offset()));
  }
}
