package org.cnnc.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.cnnc.compiler.plan.OutputGradient;
import org.cnnc.compiler.plan.Plan;
import org.cnnc.compiler.plan.Step;

/** Emits the backward pass of a part: its last layer first, then the parts before it. */
final class BackwardMethod {
  private final Plan plan;
  private final PassPart part;

  BackwardMethod(Plan plan, PassPart part) {
    this.plan = plan;
    this.part = part;
  }

  MethodSpec method() {
    MethodSpec.Builder method =
        PassClass.override("backward")
            .addParameter(float[].class, "weights")
            .addParameter(float[].class, "gradients")
            .addParameter(TypeName.INT, "samples")
            .addParameter(ArrayTypeName.of(TypeName.BOOLEAN), "beforeActivation")
            .varargs();
    for (int output = 0; part.isLast() && output < plan.outputGradients().size(); output++) {
      bring(method, output);
    }
    SumsOperands operands = new SumsOperands(plan);
    for (Step step : part.own(plan.backward())) {
      if (step.isOverBatch()) {
        operands.of(step).forEach(o -> method.addStatement(o.keeping()));
        continue;
      }
      String condition = condition(step);
      if (!condition.isEmpty()) {
        method.beginControlFlow("if ($L)", condition);
      }
      method.addStatement(
          step.addsToGradient() ? "$L(weights, gradients, samples)" : "$L(weights, samples)",
          step.name());
      if (!condition.isEmpty()) {
        method.endControlFlow();
      }
    }
    if (!part.isFirst()) {
      method.addStatement("super.backward(weights, gradients, samples, beforeActivation)");
    }
    return method.build();
  }

  /** Brings the gradient by an output to that by its tensor, where they are two. */
  private void bring(MethodSpec.Builder method, int output) {
    OutputGradient gradient = plan.outputGradients().get(output);
    if (gradient.isDirect()) {
      return;
    }
    method
        .beginControlFlow("if ($L != null)", gradient.tensor())
        .addStatement(
            "$L($L, $L, samples * $L)",
            gradient.adds() ? "add" : "copy",
            gradient.field(),
            gradient.tensor(),
            Plan.size(plan.model().outputs().get(output).tensor()))
        .endControlFlow();
  }

  private String condition(Step step) {
    List<String> conditions = new ArrayList<>();
    if (step.forInputOnly()) {
      conditions.add(plan.gradientField(plan.model().inputs().get(0)) + " != null");
    }
    if (step.ofActivation()) {
      OptionalInt output = outputOf(step.layerNumber());
      output.ifPresent(o -> conditions.add("!beforeActivation[" + o + "]"));
    }
    return String.join(" && ", conditions);
  }

  private OptionalInt outputOf(int layer) {
    return IntStream.range(0, plan.outputGradients().size())
        .filter(o -> plan.outputGradients().get(o).maker().equals(OptionalInt.of(layer)))
        .findFirst();
  }
}
