package org.cnnc.compiler.require;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.evaluate.Evaluator;
import org.cnnc.compiler.expand.Outline.Requirement;
import org.cnnc.compiler.model.Model;
import org.cnnc.compiler.plan.Algorithms;
import org.cnnc.compiler.plan.Cost;
import org.cnnc.compiler.plan.Planner;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.ValueSyntax;
import org.cnnc.compiler.word.Value;

/** Checks what a file demands of a model; each part of an {@code and} is reported by itself. */
public final class Requirements {
  private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=");

  private final Model model;
  private final Cost cost;
  private final Diagnostics diagnostics;

  private Requirements(Model model, Cost cost, Diagnostics diagnostics) {
    this.model = model;
    this.cost = cost;
    this.diagnostics = diagnostics;
  }

  /** Reports the conditions that do not hold of a checked model. */
  public static void check(List<Requirement> requirements, Model model, Diagnostics diagnostics) {
    if (!requirements.isEmpty()) {
      cost(model, diagnostics)
          .map(cost -> new Requirements(model, cost, diagnostics))
          .ifPresent(checks -> requirements.forEach(r -> checks.check(r.condition(), r)));
    }
  }

  /** Empty for a model that is too large to plan, which was reported before. */
  private static Optional<Cost> cost(Model model, Diagnostics diagnostics) {
    try {
      // What the arrays are does not depend on how sums are done.
      return Optional.of(new Cost(Planner.plan(model, Algorithms.DIRECT)));
    } catch (ArithmeticException e) {
      if (diagnostics.failed()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void check(ValueSyntax condition, Requirement requirement) {
    if (condition instanceof ValueSyntax.Binary both && both.operator().equals("and")) {
      check(both.left(), requirement);
      check(both.right(), requirement);
      return;
    }
    try {
      FactScope scope = new FactScope(requirement.scope(), cost);
      Value value = new Evaluator(scope).value(condition);
      if (!(value instanceof Value.Bool holds)) {
        diagnostics.add(notACondition(condition.span(), value));
      } else if (!holds.value()) {
        diagnostics.add(failed(condition, scope));
      }
    } catch (Refusal refusal) {
      diagnostics.add(refusal);
    }
  }

  private static Diagnostic notACondition(Span span, Value value) {
    boolean number = number(value).isPresent();
    String what = number ? "a number" : value.description();
    String message = "A condition is needed here, not " + what + ".";
    return Diagnostic.error("not-a-condition", span, message)
        .withHint(
            number
                ? "Compare it, as in `params() <= 350_000`."
                : "A condition is `true`, `false` or a comparison such as `a < b`.");
  }

  private Diagnostic failed(ValueSyntax condition, FactScope scope) {
    Diagnostic report =
        Diagnostic.error("require-failed", condition.span(), message(condition, scope));
    for (var asked : scope.asked().entrySet()) {
      String note = asked.getKey().note(model, cost, asked.getValue());
      report = report.withNote(new Diagnostic.Note(note, Optional.empty()));
    }
    return report;
  }

  private static String message(ValueSyntax condition, FactScope scope) {
    if (condition instanceof ValueSyntax.Binary binary && COMPARISONS.contains(binary.operator())) {
      FactScope leftScope = scope.fresh();
      Value left = new Evaluator(leftScope).value(binary.left());
      Value right = new Evaluator(scope).value(binary.right());
      if (number(left).isPresent() && number(right).isPresent()) {
        return leftScope.asked().isEmpty()
            ? message(right, mirrored(binary.operator()), left)
            : message(left, binary.operator(), right);
      }
    }
    return "This does not hold.";
  }

  private static String message(Value measured, String operator, Value limit) {
    int order = Double.compare(number(measured).orElseThrow(), number(limit).orElseThrow());
    String is = shown(measured);
    String than = shown(limit);
    return switch (operator) {
      case "<", "<=" ->
          is + (order > 0 ? " is above the limit of " : " is not below ") + than + ".";
      case ">", ">=" ->
          is + (order < 0 ? " is below the limit of " : " is not above ") + than + ".";
      case "==" -> is + " is not " + than + ".";
      default -> is + " is what it must not be.";
    };
  }

  private static String mirrored(String operator) {
    return operator.startsWith("<") ? operator.replace('<', '>') : operator.replace('>', '<');
  }

  private static Optional<Double> number(Value value) {
    if (value instanceof Value.Whole whole) {
      return Optional.of((double) whole.value());
    }
    return value instanceof Value.Real real ? Optional.of(real.value()) : Optional.empty();
  }

  private static String shown(Value value) {
    return value instanceof Value.Whole whole
        ? String.format(Locale.ROOT, "%,d", whole.value())
        : value.shown();
  }
}
