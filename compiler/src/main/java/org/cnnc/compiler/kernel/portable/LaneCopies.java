package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Loop;

/**
 * Moves accumulator rows to and from memory. Where the lanes are contiguous there, whole rows are
 * copied; where the rows are (filters of a picture), {@link #TOGETHER} rows are written in one
 * sweep, so that a line of the cache is met once and not eight times.
 */
final class LaneCopies {
  /** Rows written in one sweep. */
  static final int TOGETHER = 8;

  private final Tiling tiling;
  private final ExprCode code;
  private final List<Loop> lanes;

  LaneCopies(Tiling tiling, ExprCode code) {
    this.tiling = tiling;
    this.code = code;
    this.lanes = tiling.lanes();
  }

  /** Whether the innermost row loop walks the target's memory, and the lanes do not. */
  boolean rowsAreContiguous(Access target) {
    return !tiling.rows().isEmpty()
        && Affine.address(target).factor(lastRow()) == 1
        && !lanesAreContiguous(target);
  }

  Loop lastRow() {
    return tiling.rows().get(tiling.rows().size() - 1);
  }

  /** Reads a row of accumulators. */
  void load(CodeBlock.Builder body, Access from, String row) {
    if (lanesAreContiguous(from)) {
      body.addStatement(
          "System.arraycopy($L, $L, sum[$L], 0, $L)",
          from.buffer().name(),
          start(from),
          row,
          length());
      return;
    }
    each(body, CodeBlock.of("sum[$L][lane++] = $L;\n", row, code.element(from)));
  }

  /** Writes a row of accumulators. */
  void store(CodeBlock.Builder body, Access to, String row) {
    if (lanesAreContiguous(to)) {
      body.addStatement(
          "System.arraycopy(sum[$L], 0, $L, $L, $L)", row, to.buffer().name(), start(to), length());
      return;
    }
    each(body, CodeBlock.of("$L = sum[$L][lane++];\n", code.element(to), row));
  }

  /** Writes {@link #TOGETHER} rows, the first of which is at the last row loop's present place. */
  void storeTogether(CodeBlock.Builder body, Access to, String firstRow) {
    for (int row = 0; row < TOGETHER; row++) {
      body.addStatement("float[] s$L = sum[$L + $L]", row, firstRow, row);
    }
    CodeBlock.Builder sweep = CodeBlock.builder();
    sweep.addStatement("int place = $L", code.addressCode(to));
    for (int row = 0; row < TOGETHER; row++) {
      sweep.addStatement("$L[place + $L] = s$L[lane]", to.buffer().name(), row, row);
    }
    sweep.addStatement("lane++");
    each(body, sweep.build());
  }

  /** A statement at each lane, in the order of the lanes. */
  private void each(CodeBlock.Builder body, CodeBlock statement) {
    body.beginControlFlow(
        "for (int $1L = first, lane = 0; $1L < first + count; $1L++)", tiling.split().name());
    tiling.inner().forEach(l -> LoopMethod.open(body, l));
    body.add(statement);
    tiling.inner().forEach(l -> body.endControlFlow());
    body.endControlFlow();
  }

  private boolean lanesAreContiguous(Access access) {
    if (access.canBeOutside()) {
      return false;
    }
    Affine address = Affine.address(access);
    int stride = 1;
    for (int lane = lanes.size() - 1; lane >= 0; lane--) {
      if (address.factor(lanes.get(lane)) != stride) {
        return false;
      }
      stride *= lane == 0 ? 1 : lanes.get(lane).extent();
    }
    return true;
  }

  private String start(Access access) {
    Affine address = Affine.address(access).plus(Affine.of(code.offset(access)));
    Affine first = new Affine(0, Map.of(new Loop("first", 1), address.factor(tiling.split())));
    return address.without(lanes).plus(first).code(Loop::name);
  }

  private String length() {
    long inner = Tiling.product(tiling.inner());
    return inner == 1 ? "count" : "count * " + inner;
  }
}
