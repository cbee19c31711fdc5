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
   */
  public static CodeBlock of(Plane plane, String start, String next) {
    Shape shape = plane.access().buffer().shape();
    List<Loop> cells = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      cells.add(new Loop("abcdefgh".substring(axis, axis + 1), shape.size(axis)));
    }
    Affine to = plane.cell(cells);
    int split = cells.size();
    int run = 1;
    while (split > 0 && to.factor(cells.get(split - 1)) == run) {
      split--;
      run *= cells.get(split).extent();
    }
    List<Loop> outer = cells.subList(0, split);
    CodeBlock.Builder body = CodeBlock.builder();
    outer.forEach(
        l -> body.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", l.name(), l.extent()));
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
}
