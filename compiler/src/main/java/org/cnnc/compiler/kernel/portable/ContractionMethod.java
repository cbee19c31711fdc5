package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Expr;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Places;

/**
 * Renders a contraction in its {@link Tiling}: pack up to 8 taps of the vector operand, each a row
 * of lanes, multiply them into every row of accumulators, go on to the next taps.
 */
final class ContractionMethod {
  private final Nest nest;
  private final Tiling tiling;
  private final ExprCode code;
  private final Operand vector;
  private final Optional<Operand> scalar;
  private final Taps taps;
  private final LaneCopies copies;
  private final boolean shared;

  /**
   * The method of a contraction.
   *
   * @param shared whether it does {@link Tiling#pieces} {@code from} to {@code to - 1}
   */
  ContractionMethod(
      String name, Tiling tiling, Places places, KernelMembers members, boolean shared) {
    this.shared = shared;
    this.nest = tiling.contraction().nest();
    this.tiling = tiling;
    this.code = new ExprCode(places, Map.of());
    this.copies = new LaneCopies(tiling, code);
    this.vector = Operand.vector(name, tiling, places);
    this.scalar = Operand.scalar(name, tiling, places);
    RowMethod row = new RowMethod(name + "Row", tiling, vector);
    this.taps = new Taps(tiling, vector, scalar, row, members.fma);
    operands().flatMap(o -> o.plane().stream()).forEach(members::add);
    members.add(row.method());
    members.reserve(
        tiling.resident() ? LaneCopies.TOGETHER : tiling.rowCount(),
        Math.max(Tiling.TAPS, tiling.resident() ? tiling.tapCount() : 0),
        tiling.trip(tiling.block()));
  }

  CodeBlock body() {
    CodeBlock.Builder body = CodeBlock.builder();
    tiling.outer().forEach(l -> openOuter(body, l));
    openBlock(body);
    if (tiling.resident()) {
      resident(body);
    } else {
      streaming(body);
    }
    closeBlock(body);
    tiling.outer().forEach(l -> body.endControlFlow());
    return body.build();
  }

  private void openOuter(CodeBlock.Builder body, Loop loop) {
    LoopMethod.open(body, loop);
    if (loop == Loop.SAMPLE) {
      fillPlanes(body);
    }
  }

  private Stream<Operand> operands() {
    return Stream.concat(Stream.of(vector), scalar.stream());
  }

  /** Planes of one sample. */
  private void fillPlanes(CodeBlock.Builder body) {
    operands()
        .flatMap(o -> o.plane().stream())
        .forEach(p -> body.addStatement(PlaneMethod.call(p, "sample", "1")));
  }

  private void openBlock(CodeBlock.Builder body) {
    Loop split = tiling.split();
    if (split == Loop.SAMPLE) {
      body.beginControlFlow("for (int first = 0, count; first < samples; first += count)");
      if (tiling.joinsSamples()) {
        body.add("// a block of one sample has its own, shorter loop\n");
        body.addStatement(
            "count = samples - first > $1L ? Math.min($2L, samples - first) : 1",
            tiling.block() / 2,
            tiling.block());
      } else {
        body.addStatement("count = 1");
      }
      vector.plane().ifPresent(p -> body.addStatement(PlaneMethod.call(p, "first", "count")));
    } else if (shared) {
      body.beginControlFlow("for (int piece = from; piece < to; piece++)");
      body.addStatement("int first = piece * $L", tiling.block());
      body.addStatement("int count = Math.min($1L, $2L - first)", tiling.block(), split.extent());
    } else if (tiling.block() < split.extent()) {
      body.beginControlFlow(
          "for (int first = 0; first < $1L; first += $2L)", split.extent(), tiling.block());
      body.addStatement("int count = Math.min($1L, $2L - first)", tiling.block(), split.extent());
    } else {
      body.addStatement("int first = 0");
      body.addStatement("int count = $L", split.extent());
    }
  }

  private void closeBlock(CodeBlock.Builder body) {
    if (tiling.split() == Loop.SAMPLE || tiling.block() < tiling.split().extent()) {
      body.endControlFlow();
    }
  }

  /** All taps are packed first; then a few accumulator rows after the other are finished. */
  private void resident(CodeBlock.Builder body) {
    taps.packAll(body);
    if (!copies.rowsAreContiguous(nest.target())) {
      tiling.rows().forEach(l -> LoopMethod.open(body, l));
      start(body, "0");
      taps.multiplyAll(body, "0");
      copies.store(body, nest.target(), "0");
      tiling.rows().forEach(l -> body.endControlFlow());
      return;
    }
    openOuterRows(body);
    Loop last = copies.lastRow();
    openBlockOfRows(body, last);
    String row = last.name() + " - block";
    body.beginControlFlow("for (int $1L = block; $1L < end; $1L++)", last.name());
    start(body, row);
    taps.multiplyAll(body, row);
    body.endControlFlow();
    storeBlockOfRows(body, last, "0", row);
    body.endControlFlow();
    closeOuterRows(body);
  }

  private void openOuterRows(CodeBlock.Builder body) {
    tiling.rows().subList(0, tiling.rows().size() - 1).forEach(l -> LoopMethod.open(body, l));
  }

  private void closeOuterRows(CodeBlock.Builder body) {
    tiling.rows().subList(0, tiling.rows().size() - 1).forEach(l -> body.endControlFlow());
  }

  private static void openBlockOfRows(CodeBlock.Builder body, Loop last) {
    body.beginControlFlow(
        "for (int block = 0; block < $L; block += $L)", last.extent(), LaneCopies.TOGETHER);
    body.addStatement("int end = Math.min(block + $L, $L)", LaneCopies.TOGETHER, last.extent());
  }

  /** A whole block of rows in one sweep, a rest row by row. */
  private void storeBlockOfRows(CodeBlock.Builder body, Loop last, String firstRow, String row) {
    body.beginControlFlow("if (end - block == $L)", LaneCopies.TOGETHER);
    body.addStatement("int $L = block", last.name());
    copies.storeTogether(body, nest.target(), firstRow);
    body.nextControlFlow("else");
    body.beginControlFlow("for (int $1L = block; $1L < end; $1L++)", last.name());
    copies.store(body, nest.target(), row);
    body.endControlFlow();
    body.endControlFlow();
  }

  /** All accumulator rows take the taps 8 by 8. */
  private void streaming(CodeBlock.Builder body) {
    String row = Affine.rowMajor(tiling.rows()).code(Loop::name);
    tiling.rows().forEach(l -> LoopMethod.open(body, l));
    start(body, row);
    tiling.rows().forEach(l -> body.endControlFlow());
    for (Loop loop : tiling.outerReductions()) {
      LoopMethod.open(body, loop);
      if (loop == Loop.SAMPLE) {
        fillPlanes(body);
      }
    }
    taps.stream(body, row);
    tiling.outerReductions().forEach(l -> body.endControlFlow());
    if (!copies.rowsAreContiguous(nest.target())) {
      tiling.rows().forEach(l -> LoopMethod.open(body, l));
      copies.store(body, nest.target(), row);
      tiling.rows().forEach(l -> body.endControlFlow());
      return;
    }
    openOuterRows(body);
    openBlockOfRows(body, copies.lastRow());
    storeBlockOfRows(body, copies.lastRow(), row, row);
    body.endControlFlow();
    closeOuterRows(body);
  }

  /** The accumulators begin at the bias, at zero, or at the gradient so far. */
  private void start(CodeBlock.Builder body, String row) {
    if (nest.init() instanceof Expr.Load load && movesWithLanes(load)) {
      copies.load(body, load.access(), row);
    } else {
      body.addStatement(
          "$T.fill(sum[$L], 0, $L, $L)",
          Arrays.class,
          row,
          tiling.trip(tiling.block()),
          code.of(nest.init()));
    }
  }

  private boolean movesWithLanes(Expr.Load load) {
    return load.access().dependsOn(tiling.split())
        || tiling.inner().stream().anyMatch(load.access()::dependsOn);
  }
}
