package org.cnnc.compiler.kernel.portable;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.kernel.Access;
import org.cnnc.compiler.kernel.Affine;
import org.cnnc.compiler.kernel.Index;
import org.cnnc.compiler.kernel.Loop;

/**
 * The lanes of an access in memory: pieces of contiguous elements, one for each point of {@code
 * pieces}.
 */
record Strip(Access access, List<Loop> pieces, List<Loop> run) {
  /** Splits the lanes into the innermost ones that are contiguous and inside, and the rest. */
  static Strip of(Access access, List<Loop> lanes) {
    int split = lanes.size();
    int length = 1;
    while (split > 0 && isContiguous(access, lanes.get(split - 1), length)) {
      split--;
      length *= lanes.get(split).extent();
    }
    return new Strip(access, lanes.subList(0, split), lanes.subList(split, lanes.size()));
  }

  private static boolean isContiguous(Access access, Loop lane, int stride) {
    int axes = 0;
    for (int axis = 0; axis < access.at().size(); axis++) {
      Index index = access.at().get(axis);
      if (index.terms().stream().anyMatch(t -> t.loop().equals(lane))) {
        boolean whole =
            index.isPlain()
                && lane.extent() == access.buffer().shape().size(axis)
                && access.buffer().stride(axis) == stride;
        axes += whole ? 1 : 2;
      }
    }
    return axes == 1;
  }

  /** Copies the lanes into a row; pieces outside the buffer become {@code outside}. */
  CodeBlock load(String row, ExprCode code, float outside) {
    CodeBlock.Builder body = CodeBlock.builder();
    open(body);
    String condition = code.condition(access);
    if (condition.equals("false")) {
      body.addStatement(fill(row, outside));
    } else {
      if (!condition.isEmpty()) {
        body.beginControlFlow("if ($L)", condition);
      }
      body.addStatement(
          "System.arraycopy($L, $L, $L, $L, $L)", array(), start(code), row, lane(), length());
      if (!condition.isEmpty()) {
        body.nextControlFlow("else").addStatement(fill(row, outside)).endControlFlow();
      }
    }
    close(body);
    return body.build();
  }

  /** Copies a row to the lanes. */
  CodeBlock store(String row, ExprCode code) {
    CodeBlock.Builder body = CodeBlock.builder();
    open(body);
    body.addStatement(
        "System.arraycopy($L, $L, $L, $L, $L)", row, lane(), array(), start(code), length());
    close(body);
    return body.build();
  }

  private CodeBlock fill(String row, float value) {
    String to = pieces.isEmpty() ? String.valueOf(length()) : "lane + " + length();
    return CodeBlock.of(
        "$T.fill($L, $L, $L, $L)", Arrays.class, row, lane(), to, ExprCode.literal(value));
  }

  private void open(CodeBlock.Builder body) {
    pieces.forEach(l -> LoopMethod.open(body, l));
    if (!pieces.isEmpty()) {
      String lane = Affine.rowMajor(pieces).times(length()).code(Loop::name);
      body.addStatement("int lane = $L", lane);
    }
  }

  private void close(CodeBlock.Builder body) {
    pieces.forEach(l -> body.endControlFlow());
  }

  private String lane() {
    return pieces.isEmpty() ? "0" : "lane";
  }

  private String array() {
    return access.buffer().name();
  }

  private String start(ExprCode code) {
    Map<Loop, Integer> origin = new LinkedHashMap<>(code.unrolled());
    run.forEach(l -> origin.put(l, 0));
    return code.at(origin).addressCode(access);
  }

  private int length() {
    return Math.toIntExact(Tiling.product(run));
  }
}
