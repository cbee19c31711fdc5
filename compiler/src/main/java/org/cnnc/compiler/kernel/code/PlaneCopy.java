package org.cnnc.compiler.kernel.code;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Loop;
import org.cnnc.compiler.kernel.Plane;
import org.cnnc.compiler.kernel.Shape;

/** Writes the loops that copy a sample into its plane, in runs as long as both have. */
public final class PlaneCopy {
  private PlaneCopy() {}

  /**
   * Reads the array {@code from} and writes the array {@code plane}.
   *
   * @param start what comes before a place in the plane, such as {@code at + }
   * @param next the variable of the place to read, which goes on to the next sample
   * @param rows which of the sample's rows to copy; {@code next} is where the first of them is
   */
  public static CodeBlock of(Plane plane, String start, String next, Turns rows) {
    List<Loop> cells = cells(plane);
    Affine to = plane.cell(cells);
    int split = runs(cells, to);
    int run = cells.stream().skip(split).mapToInt(Loop::extent).reduce(1, (a, b) -> a * b);
    List<Loop> outer = cells.subList(0, split);
    CodeBlock.Builder body = CodeBlock.builder();
    for (Loop loop : outer) {
      Turns turns = loop == cells.get(0) ? rows : Turns.all(loop.extent());
      body.beginControlFlow(
          "for (int $1L = $2L; $1L < $3L; $1L++)", loop.name(), turns.begin(), turns.end());
    }
    String place = start + to.without(cells.subList(split, cells.size())).code(Loop::name);
    if (run == 1) {
      body.addStatement("plane[$L] = from[$L++]", place, next);
    } else {
      body.addStatement("System.arraycopy(from, $L, plane, $L, $L)", next, place, run);
      body.addStatement("$L += $L", next, run);
    }
    outer.forEach(l -> body.endControlFlow());
    return body.build();
  }

  /** All rows. */
  public static CodeBlock of(Plane plane, String start, String next) {
    return of(plane, start, next, Turns.all(plane.access().buffer().shape().size(0)));
  }

  /** Whether a sample is copied row by row, not in one run. */
  public static boolean hasRows(Plane plane) {
    List<Loop> cells = cells(plane);
    return runs(cells, plane.cell(cells)) > 0;
  }

  private static List<Loop> cells(Plane plane) {
    Shape shape = plane.access().buffer().shape();
    List<Loop> cells = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      cells.add(new Loop("abcdefgh".substring(axis, axis + 1), shape.size(axis)));
    }
    return cells;
  }

  /** The number of loops outside those that make up a run. */
  private static int runs(List<Loop> cells, Affine to) {
    int split = cells.size();
    int run = 1;
    while (split > 0 && to.factor(cells.get(split - 1)) == run) {
      split--;
      run *= cells.get(split).extent();
    }
    return split;
  }
}
