package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Pieces;
import org.cnnc.compiler.kernel.Places;
import org.cnnc.compiler.kernel.code.MethodBody;
import org.cnnc.compiler.kernel.code.Turns;

/**
 * Renders windows, elementwise nests and plain sums: loops over positions with channels innermost,
 * the window unrolled.
 */
final class LoopMethod implements MethodBody {
  private static final int MOST_UNROLLED = 49;

  private final Nest nest;
  private final Places places;
  private final ExprCode code;

  LoopMethod(Nest nest, Places places) {
    this.nest = nest;
    this.places = places;
    this.code = new ExprCode(places, Map.of());
  }

  @Override
  public Pieces pieces() {
    boolean adds = nest.target().buffer().role() == Buffer.Role.GRADIENT;
    return adds || nest.loops().isEmpty() ? Pieces.ONE : Pieces.of(nest.loops().get(0).extent(), 1);
  }

  @Override
  public CodeBlock code(boolean shared) {
    CodeBlock.Builder body = CodeBlock.builder();
    if (nest.target().buffer().role() == Buffer.Role.GRADIENT) {
      sumOverSamples(body);
    } else if (isFlat()) {
      flat(body, shared);
    } else {
      List<Loop> loops = new ArrayList<>();
      loops.add(Loop.SAMPLE);
      loops.addAll(nest.loops());
      for (Loop loop : loops) {
        open(body, loop, shared && loop == nest.loops().get(0));
      }
      point(body);
      loops.forEach(l -> body.endControlFlow());
    }
    return body.build();
  }

  static void open(CodeBlock.Builder body, Loop loop) {
    open(body, loop, false);
  }

  /** Opens a loop, of which the method may take a part of the turns. */
  static void open(CodeBlock.Builder body, Loop loop, boolean shared) {
    Turns all = loop == Loop.SAMPLE ? new Turns("0", "samples") : Turns.all(loop.extent());
    Turns turns = shared ? Turns.SHARED : all;
    body.beginControlFlow(
        "for (int $1L = $2L; $1L < $3L; $1L++)", loop.name(), turns.begin(), turns.end());
  }

  private void point(CodeBlock.Builder body) {
    if (nest.reductions().isEmpty()) {
      body.addStatement("$L = $L", code.element(nest.target()), code.of(nest.finish()));
      return;
    }
    body.addStatement("float acc = $L", code.of(nest.init()));
    long points = Tiling.product(nest.reductions());
    if (points <= MOST_UNROLLED) {
      unrolled(body, nest.reductions(), new HashMap<>());
    } else {
      nest.reductions().forEach(l -> open(body, l));
      body.addStatement("acc = $L", code.of(nest.body()));
      nest.reductions().forEach(l -> body.endControlFlow());
    }
    body.addStatement("$L = $L", code.element(nest.target()), code.of(nest.finish()));
  }

  private void unrolled(CodeBlock.Builder body, List<Loop> loops, Map<Loop, Integer> values) {
    if (loops.isEmpty()) {
      body.addStatement("acc = $L", code.at(Map.copyOf(values)).of(nest.body()));
      return;
    }
    for (int i = 0; i < loops.get(0).extent(); i++) {
      values.put(loops.get(0), i);
      unrolled(body, loops.subList(1, loops.size()), values);
    }
    values.remove(loops.get(0));
  }

  /** The sums of a gradient stay in memory, so that the target's loops can be innermost. */
  private void sumOverSamples(CodeBlock.Builder body) {
    List<Loop> loops = new ArrayList<>();
    loops.add(Loop.SAMPLE);
    loops.addAll(nest.reductions());
    loops.addAll(nest.loops());
    loops.forEach(l -> open(body, l));
    String target = code.element(nest.target());
    body.addStatement("float acc = $L", target);
    body.addStatement("$L = $L", target, code.of(nest.body()));
    loops.forEach(l -> body.endControlFlow());
  }

  /** One loop over all samples: C2 vectorises it. */
  private void flat(CodeBlock.Builder body, boolean shared) {
    ExprCode flat =
        new ExprCode(places, Map.of()) {
          @Override
          protected String load(Expr.Load load) {
            return load.access().buffer().name() + "[i]";
          }
        };
    int elements = nest.target().buffer().elements();
    if (shared) {
      int row = elements / pieces().count();
      body.beginControlFlow("for (int sample = 0; sample < samples; sample++)");
      body.addStatement("int end = sample * $L + to * $L", elements, row);
      body.beginControlFlow("for (int i = sample * $L + from * $L; i < end; i++)", elements, row);
    } else {
      body.beginControlFlow("for (int i = 0; i < samples * $L; i++)", elements);
    }
    body.addStatement("$L[i] = $L", nest.target().buffer().name(), flat.of(nest.finish()));
    body.endControlFlow();
    if (shared) {
      body.endControlFlow();
    }
  }

  /** What a contraction does to its finished sums, as one more loop over the target. */
  static CodeBlock finish(Nest nest) {
    if (nest.finish() instanceof Expr.Accumulator) {
      return CodeBlock.of("");
    }
    String element = nest.target().buffer().name() + "[i]";
    Expr finish = nest.finish();
    ExprCode code =
        new ExprCode(new Places(Map.of()), Map.of()) {
          @Override
          String of(Expr expr) {
            return expr instanceof Expr.Accumulator ? element : super.of(expr);
          }
        };
    return CodeBlock.builder()
        .beginControlFlow(
            "for (int i = 0; i < samples * $L; i++)", nest.target().buffer().elements())
        .addStatement("$L = $L", element, code.of(finish))
        .endControlFlow()
        .build();
  }

  boolean isFlat() {
    return nest.reductions().isEmpty()
        && nest.target().isWhole(nest.loops())
        && isFlat(nest.finish());
  }

  private boolean isFlat(Expr expr) {
    if (expr instanceof Expr.Load load) {
      return load.access().isWhole(nest.loops())
          && load.access().buffer().role() == Buffer.Role.SAMPLE;
    }
    return !(expr instanceof Expr.Uniform || expr instanceof Expr.Position)
        && expr.children().stream().allMatch(this::isFlat);
  }
}
