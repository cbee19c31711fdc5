package org.cnnc.compiler.function;

import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.function.formula.Formula;
import org.cnnc.compiler.function.formula.Formula.Binary;
import org.cnnc.compiler.function.formula.Formula.Number;
import org.cnnc.compiler.function.formula.FormulaText;
import org.cnnc.compiler.function.formula.Operator;
import org.cnnc.compiler.source.Span;

/** Numbers known while compiling that are none: {@code 1/0}, {@code log(-1)}, 1e300. */
final class Defect {
  private Defect() {}

  /** Refuses a formula of which some part has no finite value. */
  static void refuse(Formula formula, Span span) {
    formula.children().forEach(child -> refuse(child, span));
    refuseItself(formula, span);
  }

  /** Refuses a quotient whose divisor is 0. */
  static void refuseZero(Formula formula, Span span) {
    if (formula instanceof Binary binary
        && binary.operator() == Operator.DIVIDE
        && binary.b().equals(Formula.ZERO)) {
      throw new Refusal(
          Diagnostic.error("division-by-zero", span, "Division by zero.")
              .withHint("Divide by another number."));
    }
  }

  /** The same, but looks at the outermost operation alone. */
  static Formula refuseItself(Formula formula, Span span) {
    refuseZero(formula, span);
    diagnostic(formula, span)
        .ifPresent(
            report -> {
              throw new Refusal(report);
            });
    return formula;
  }

  private static Optional<Diagnostic> diagnostic(Formula formula, Span span) {
    if (formula instanceof Number number && Float.isInfinite((float) number.value())) {
      return Optional.of(
          outOfRange(span, "is above the largest number of a function, 3.4e38", formula));
    }
    boolean ofNumbers =
        !formula.children().isEmpty()
            && !(formula instanceof Formula.Where)
            && formula.children().stream().allMatch(Number.class::isInstance);
    return ofNumbers
        ? Optional.of(outOfRange(span, "has no finite value", formula))
        : Optional.empty();
  }

  private static Diagnostic outOfRange(Span span, String is, Formula formula) {
    String message = "`" + FormulaText.of(formula) + "` " + is + ".";
    return Diagnostic.error("out-of-range", span, message);
  }
}
