package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Pieces;
import org.cnnc.compiler.kernel.Places;
import org.cnnc.compiler.kernel.code.MethodBody;
import org.cnnc.compiler.kernel.code.Turns;

/**
 * Writes windows over whole vectors of channels: what a window meets is loaded once, its taps are
 * written out.
 */
final class WindowMethod implements MethodBody {
  private static final int MOST_TAPS = 16;

  private final Nest nest;
  private final Places places;
  private final VectorUnit unit;
  private final Loop lane;
  private final List<Loop> outer = new ArrayList<>();
  private final List<Loop> unrolled = new ArrayList<>();

  private WindowMethod(Nest nest, Places places, VectorUnit unit) {
    this.nest = nest;
    this.places = places;
    this.unit = unit;
    this.lane = nest.loops().get(nest.loops().size() - 1);
    for (Loop loop : nest.loops().subList(0, nest.loops().size() - 1)) {
      (isCounted(loop) ? unrolled : outer).add(loop);
    }
  }

  /** The nest in vectors, if it has the form. */
  static Optional<WindowMethod> of(Nest nest, Places places, VectorUnit unit) {
    boolean samples = nest.buffers().stream().allMatch(b -> b.role() == Buffer.Role.SAMPLE);
    if (nest.loops().isEmpty()
        || !samples
        || !nest.expressions().allMatch(VectorExpr::hasForm)
        || nest.target().canBeOutside()) {
      return Optional.empty();
    }
    WindowMethod method = new WindowMethod(nest, places, unit);
    return method.fits() ? Optional.of(method) : Optional.empty();
  }

  private boolean fits() {
    boolean inside =
        nest.expressions()
            .filter(Expr.Load.class::isInstance)
            .map(e -> ((Expr.Load) e).access())
            .allMatch(access -> !access.canBeOutside() && Affine.address(access).factor(lane) == 1);
    return inside
        && lane.extent() % unit.lanes() == 0
        && Affine.address(nest.target()).factor(lane) == 1
        && !isCounted(lane)
        && points(nest.reductions()) * points(unrolled) <= MOST_TAPS;
  }

  private static long points(List<Loop> loops) {
    return loops.stream().mapToLong(Loop::extent).reduce(1, Math::multiplyExact);
  }

  /** Whether the loop's number is a value in the nest. */
  private boolean isCounted(Loop loop) {
    return nest.expressions()
        .filter(Expr.Position.class::isInstance)
        .flatMap(e -> ((Expr.Position) e).index().terms().stream())
        .anyMatch(t -> t.loop().equals(loop));
  }

  @Override
  public Pieces pieces() {
    return outer.isEmpty() ? Pieces.ONE : Pieces.of(outer.get(0).extent(), 1);
  }

  @Override
  public CodeBlock code(boolean shared) {
    CodeBlock.Builder body = CodeBlock.builder();
    for (Buffer buffer : nest.buffers()) {
      body.addStatement("float[] $L = $L", buffer.name(), places.of(buffer).array());
    }
    body.beginControlFlow("for (int sample = 0; sample < samples; sample++)");
    for (Loop loop : outer) {
      Turns turns = Turns.of(loop.extent(), shared && loop == outer.get(0));
      body.beginControlFlow(
          "for (int $1L = $2L; $1L < $3L; $1L++)", loop.name(), turns.begin(), turns.end());
    }
    body.beginControlFlow(
        "for (int $1L = 0; $1L < $2L; $1L += $3L)", lane.name(), lane.extent(), unit.lanes());
    VectorExpr.Loads loads = new VectorExpr.Loads();
    CodeBlock.Builder taps = CodeBlock.builder();
    int count = 0;
    for (Map<Loop, Integer> held : Loop.points(unrolled, Map.of())) {
      point(taps, loads, held, count++);
    }
    body.add(loads.declarations()).add(taps.build());
    body.endControlFlow();
    outer.forEach(l -> body.endControlFlow());
    return body.endControlFlow().build();
  }

  private void point(
      CodeBlock.Builder body, VectorExpr.Loads loads, Map<Loop, Integer> held, int number) {
    String acc = "acc" + number;
    if (!nest.reductions().isEmpty()) {
      String init = code(acc, loads, held).of(nest.init());
      body.addStatement("$T $L = $L", TileMethod.VECTOR, acc, init);
      for (Map<Loop, Integer> taps : Loop.points(nest.reductions(), held)) {
        body.addStatement("$L = $L", acc, code(acc, loads, taps).of(nest.body()));
      }
    }
    body.addStatement(
        "$L.intoArray($L, $L)",
        code(acc, loads, held).of(nest.finish()),
        nest.target().buffer().name(),
        at(Affine.address(nest.target()), held));
  }

  private VectorExpr code(String acc, VectorExpr.Loads loads, Map<Loop, Integer> held) {
    return new VectorExpr(
        acc,
        load ->
            loads.name(
                "FloatVector.fromArray(V, "
                    + load.access().buffer().name()
                    + ", "
                    + at(Affine.address(load.access()), held)
                    + ")"),
        index -> "(" + at(Affine.of(index), held) + " + 0f)",
        loads);
  }

  private static String at(Affine address, Map<Loop, Integer> held) {
    return address.at(held).code(Loop::name);
  }
}
