package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Places;

/**
 * Renders windows over contiguous channels: each element the window meets is packed as a row of
 * lanes, then one loop of constant trip count computes all of them. The plain loops of {@link
 * LoopMethod} are not vectorised where an offset varies.
 */
final class LaneMethod {
  private static final int MOST_TAPS = 16;

  private final String name;
  private final Nest nest;
  private final Places places;
  private final List<Loop> outer;
  private final List<Loop> lanes;
  private final Map<String, Integer> rows = new LinkedHashMap<>();
  private final List<CodeBlock> packs = new ArrayList<>();
  private final Map<String, String> scalars = new LinkedHashMap<>();

  private LaneMethod(String name, Nest nest, Places places, int laneLoops) {
    this.name = name;
    this.nest = nest;
    this.places = places;
    int split = nest.loops().size() - laneLoops;
    this.outer = nest.loops().subList(0, split);
    this.lanes = nest.loops().subList(split, nest.loops().size());
  }

  /** The nest in lanes, if it has the form. */
  static Optional<LaneMethod> of(String name, Nest nest, Places places) {
    boolean plain =
        nest.expressions()
            .noneMatch(
                e ->
                    e instanceof Expr.Uniform
                        || e instanceof Expr.Inside
                        || e instanceof Expr.Call
                        || e instanceof Expr.Apply
                        || e instanceof Expr.Select);
    boolean samples = nest.buffers().stream().allMatch(b -> b.role() == Buffer.Role.SAMPLE);
    int laneLoops = laneLoops(nest);
    if (!plain
        || !samples
        || laneLoops == 0
        || nest.target().canBeOutside()
        || Tiling.product(nest.reductions()) > MOST_TAPS) {
      return Optional.empty();
    }
    return Optional.of(new LaneMethod(name, nest, places, laneLoops));
  }

  /** How many of the innermost loops make up the lanes: as many as stay within a row. */
  private static int laneLoops(Nest nest) {
    List<Loop> loops = nest.loops();
    int count = 0;
    long product = 1;
    while (count < loops.size()
        && !isCounted(nest, loops.get(loops.size() - 1 - count))
        && product * loops.get(loops.size() - 1 - count).extent() <= Tiling.LANES) {
      product *= loops.get(loops.size() - 1 - count).extent();
      count++;
    }
    boolean contiguous =
        !loops.isEmpty() && Affine.address(nest.target()).factor(loops.get(loops.size() - 1)) == 1;
    return contiguous && product >= 16 ? count : 0;
  }

  /** Whether the loop's number is a value in the nest; lanes have no number. */
  private static boolean isCounted(Nest nest, Loop loop) {
    return nest.expressions()
        .filter(Expr.Position.class::isInstance)
        .flatMap(e -> ((Expr.Position) e).index().terms().stream())
        .anyMatch(t -> t.loop().equals(loop));
  }

  CodeBlock body(KernelMembers members) {
    MethodSpec compute = compute();
    members.add(compute);
    members.reserve(1, rows.size(), trip());
    CodeBlock.Builder body = CodeBlock.builder();
    LoopMethod.open(body, Loop.SAMPLE);
    outer.forEach(l -> LoopMethod.open(body, l));
    packs.forEach(body::add);
    StringBuilder call = new StringBuilder(compute.name()).append("(sum[0]");
    rows.values().forEach(row -> call.append(", tap[").append(row).append("]"));
    scalars.keySet().forEach(code -> call.append(", ").append(code));
    body.addStatement("$L)", call);
    Strip strip = Strip.of(nest.target(), lanes);
    body.add(strip.store("sum[0]", new ExprCode(places, Map.of())));
    outer.forEach(l -> body.endControlFlow());
    return body.endControlFlow().build();
  }

  private MethodSpec compute() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("for (int i = 0; i < $L; i++)", trip());
    if (!nest.reductions().isEmpty()) {
      body.addStatement("float acc = $L", code(Map.of()).of(nest.init()));
      for (Tap tap : Tap.unrolled(nest.reductions())) {
        body.addStatement("acc = $L", code(tap.held()).of(nest.body()));
      }
    }
    body.addStatement("to[i] = $L", code(Map.of()).of(nest.finish()));
    body.endControlFlow();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name + "Lanes")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(float[].class, "to");
    rows.values().forEach(row -> method.addParameter(float[].class, "a" + row));
    scalars.values().forEach(scalar -> method.addParameter(TypeName.FLOAT, scalar));
    return method.addCode(body.build()).build();
  }

  private int trip() {
    return Tiling.wholeVectors(Tiling.product(lanes));
  }

  /** Writes expressions in which a load is an element of a packed row. */
  private ExprCode code(Map<Loop, Integer> held) {
    return new ExprCode(places, held) {
      @Override
      protected String load(Expr.Load load) {
        return "a" + row(load, held) + "[i]";
      }

      @Override
      protected String position(Affine value) {
        return value.factors().isEmpty()
            ? super.position(value)
            : scalars.computeIfAbsent(super.position(value), c -> "k" + scalars.size());
      }
    };
  }

  /** The row of a load, packed once even if it is read at several taps. */
  private int row(Expr.Load load, Map<Loop, Integer> held) {
    ExprCode plain = new ExprCode(places, held);
    Strip strip = Strip.of(load.access(), lanes);
    String key = plain.of(load);
    Integer known = rows.get(key);
    if (known != null) {
      return known;
    }
    int row = rows.size();
    rows.put(key, row);
    packs.add(strip.load("tap[" + row + "]", plain, load.outside()));
    return row;
  }
}
