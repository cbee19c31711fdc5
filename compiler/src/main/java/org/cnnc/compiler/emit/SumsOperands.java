package org.cnnc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.kernel.Buffer;
import org.cnnc.compiler.plan.Plan;
import org.cnnc.compiler.plan.Step;
import org.cnnc.compiler.plan.Value;

/** What passes keep for the sums over a batch: each operand under its number. */
final class SumsOperands {
  /**
   * A value of every sample.
   *
   * @param field that holds it for the whole batch
   * @param value of the pass that is kept
   */
  record Operand(int number, String buffer, String field, String value, int size) {
    /** The statement of a pass that keeps it. */
    CodeBlock keeping() {
      return CodeBlock.of("keep($L, $L, $L, samples)", number, value, size);
    }
  }

  private final Map<Step, List<Operand>> operands = new LinkedHashMap<>();
  private int count;

  SumsOperands(Plan plan) {
    plan.sums().forEach(step -> operands.put(step, operands(step)));
  }

  private List<Operand> operands(Step step) {
    List<Operand> all = new ArrayList<>();
    for (Buffer buffer : step.sampleBuffers()) {
      String field = step.name() + "_" + buffer.name();
      String value = ((Value.Held) step.values().get(buffer.name())).name();
      all.add(new Operand(count++, buffer.name(), field, value, buffer.elements()));
    }
    return all;
  }

  /** Those of a step. */
  List<Operand> of(Step step) {
    return operands.get(step);
  }

  /** All, by number. */
  List<Operand> all() {
    return operands.values().stream().flatMap(List::stream).toList();
  }
}
