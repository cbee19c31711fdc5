package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Loop;

/** Packs the taps of a contraction and multiplies them, up to 8 a pass. */
final class Taps {
  private final Tiling tiling;
  private final Operand vector;
  private final Optional<Operand> scalar;
  private final RowMethod row;
  private final FmaLoops fma;

  Taps(Tiling tiling, Operand vector, Optional<Operand> scalar, RowMethod row, FmaLoops fma) {
    this.tiling = tiling;
    this.vector = vector;
    this.scalar = scalar;
    this.row = row;
    this.fma = fma;
  }

  /** Every pass packs its taps, then multiplies them into all rows. */
  void stream(CodeBlock.Builder body, String rowIndex) {
    if (tiling.taps().size() > 1 || tiling.taps().get(0).extent() <= Tiling.TAPS) {
      List<Tap> points = Tap.unrolled(tiling.taps());
      int size = passSize(points.size());
      for (int from = 0; from < points.size(); from += size) {
        pass(body, points.subList(from, Math.min(points.size(), from + size)), rowIndex);
      }
      return;
    }
    Loop loop = tiling.taps().get(0);
    int size = passSize(loop.extent());
    int whole = loop.extent() / size * size;
    body.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L += $3L)", loop.name(), whole, size);
    pass(body, Tap.ahead(loop, size), rowIndex);
    body.endControlFlow();
    if (whole < loop.extent()) {
      body.beginControlFlow("");
      body.addStatement("int $L = $L", loop.name(), whole);
      pass(body, Tap.ahead(loop, loop.extent() - whole), rowIndex);
      body.endControlFlow();
    }
  }

  private void pass(CodeBlock.Builder body, List<Tap> taps, String rowIndex) {
    for (int tap = 0; tap < taps.size(); tap++) {
      pack(body, String.valueOf(tap), taps.get(tap));
    }
    tiling.rows().forEach(l -> LoopMethod.open(body, l));
    multiply(body, rowIndex, 0, taps);
    tiling.rows().forEach(l -> body.endControlFlow());
  }

  /** Packs all taps into rows of their own. */
  void packAll(CodeBlock.Builder body) {
    if (tiling.taps().get(0) == Loop.SAMPLE) {
      LoopMethod.open(body, Loop.SAMPLE);
      pack(body, "sample", new Tap(Map.of(), Loop.SAMPLE, 0));
      body.endControlFlow();
      return;
    }
    List<Tap> points = Tap.unrolled(tiling.taps());
    for (int tap = 0; tap < points.size(); tap++) {
      pack(body, String.valueOf(tap), points.get(tap));
    }
  }

  /** Multiplies the taps that {@link #packAll} packed into an accumulator row. */
  void multiplyAll(CodeBlock.Builder body, String rowIndex) {
    if (tiling.taps().get(0) == Loop.SAMPLE) {
      multiplySamples(body, rowIndex);
      return;
    }
    List<Tap> points = Tap.unrolled(tiling.taps());
    int size = passSize(points.size());
    for (int from = 0; from < points.size(); from += size) {
      multiply(body, rowIndex, from, points.subList(from, Math.min(points.size(), from + size)));
    }
  }

  private void multiplySamples(CodeBlock.Builder body, String rowIndex) {
    body.addStatement("int sample = 0");
    body.beginControlFlow("for (; sample + $1L <= samples; sample += $1L)", Tiling.TAPS);
    body.addStatement(samplePass(Tiling.TAPS, rowIndex));
    body.endControlFlow();
    body.beginControlFlow("for (; sample < samples; sample++)");
    body.addStatement(samplePass(1, rowIndex));
    body.endControlFlow();
  }

  private CodeBlock samplePass(int taps, String rowIndex) {
    StringJoiner arguments = new StringJoiner(", ", "(sum[" + rowIndex + "], ", ")");
    for (int ahead = 0; ahead < taps; ahead++) {
      arguments.add("tap[sample" + (ahead == 0 ? "" : " + " + ahead) + "]");
    }
    for (Tap tap : Tap.ahead(Loop.SAMPLE, taps)) {
      arguments.add(element(tap));
    }
    return CodeBlock.of("$L$L", fma.name(taps, tiling.trip(tiling.block())), arguments);
  }

  private void pack(CodeBlock.Builder body, String to, Tap tap) {
    Affine address = tap.of(vector.address());
    int step = vector.address().factor(tiling.split());
    boolean copied = tiling.split() == Loop.SAMPLE && vector.plane().isPresent();
    Affine start =
        address
            .without(tiling.lanes())
            .plus(new Affine(0, copied ? Map.of() : Map.of(new Loop("first", 1), step)));
    body.addStatement(
        "$L(tap[$L], $L, $L, count)", row.name(), to, vector.array(), start.code(Loop::name));
  }

  private void multiply(CodeBlock.Builder body, String rowIndex, int firstTap, List<Tap> taps) {
    StringJoiner arguments = new StringJoiner(", ", "(sum[" + rowIndex + "], ", ")");
    for (int tap = 0; tap < taps.size(); tap++) {
      arguments.add("tap[" + (firstTap + tap) + "]");
    }
    taps.forEach(tap -> arguments.add(element(tap)));
    String wide = fma.name(taps.size(), tiling.trip(tiling.block()));
    if (tiling.joinsSamples()) {
      body.beginControlFlow("if (count > 1)").addStatement("$L$L", wide, arguments);
      body.nextControlFlow("else");
      body.addStatement("$L$L", fma.name(taps.size(), tiling.trip(1)), arguments).endControlFlow();
    } else {
      body.addStatement("$L$L", wide, arguments);
    }
  }

  private String element(Tap tap) {
    return scalar
        .map(s -> s.array() + "[" + tap.of(s.address()).code(Loop::name) + "]")
        .orElse("1f");
  }

  /** Passes of one size, as even as can be: 14 taps are 7 and 7. */
  private static int passSize(int taps) {
    int passes = (taps + Tiling.TAPS - 1) / Tiling.TAPS;
    return (taps + passes - 1) / passes;
  }
}
