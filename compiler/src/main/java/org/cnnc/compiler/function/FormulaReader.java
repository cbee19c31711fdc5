package org.cnnc.compiler.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.evaluate.Scope;
import org.cnnc.compiler.function.formula.Algebra;
import org.cnnc.compiler.function.formula.Condition;
import org.cnnc.compiler.function.formula.Formula;
import org.cnnc.compiler.function.formula.Formula.Number;
import org.cnnc.compiler.function.formula.Operator;
import org.cnnc.compiler.kernel.Expr.Comparison;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.ValueSyntax;
import org.cnnc.compiler.word.Value;

/** Reads the body of one function; reports everything wrong in it at once. */
final class FormulaReader {
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "+", Operator.ADD,
          "-", Operator.SUBTRACT,
          "*", Operator.MULTIPLY,
          "/", Operator.DIVIDE,
          "**", Operator.POWER);

  private final String function;
  private final Set<String> parameters;
  private final Scope constants;
  private final CallReader calls;

  /**
   * A reader for one body.
   *
   * @param parameters the names of the function's own parameters
   */
  FormulaReader(String function, Set<String> parameters, Scope constants, CallReader calls) {
    this.function = function;
    this.parameters = parameters;
    this.constants = constants;
    this.calls = calls;
  }

  /**
   * The number a piece of the body stands for.
   *
   * @throws Refusal with every error in it
   */
  Formula read(ValueSyntax syntax) {
    Formula formula;
    if (syntax instanceof ValueSyntax.Whole whole) {
      formula = new Number(whole.value());
    } else if (syntax instanceof ValueSyntax.Real real) {
      formula = new Number(real.value());
    } else if (syntax instanceof ValueSyntax.Word word) {
      formula = name(word.name().text(), word.span());
    } else if (syntax instanceof ValueSyntax.Unary unary && !unary.operator().equals("not")) {
      Formula operand = read(unary.operand());
      formula = unary.operator().equals("-") ? Algebra.negate(operand) : operand;
    } else if (syntax instanceof ValueSyntax.Binary binary && !isCondition(syntax)) {
      formula = binary(binary);
    } else if (syntax instanceof ValueSyntax.Call call) {
      formula = calls.read(call.call(), this);
    } else {
      throw isCondition(syntax) ? conditionAsNumber(syntax) : noNumber(syntax);
    }
    return Defect.refuseItself(formula, syntax.span());
  }

  /** The numbers of several pieces. */
  List<Formula> read(List<ValueSyntax> syntax) {
    Attempts attempts = new Attempts();
    List<Formula> formulas = new ArrayList<>();
    syntax.forEach(piece -> attempts.of(() -> read(piece)).ifPresent(formulas::add));
    attempts.finish();
    return formulas;
  }

  private Formula name(String name, Span span) {
    if (parameters.contains(name)) {
      return new Formula.Variable(name);
    }
    return constants
        .value(name)
        .map(value -> constant(value, span))
        .orElseThrow(() -> unknown(name, span));
  }

  private static Formula constant(Value constant, Span span) {
    if (constant instanceof Value.Whole whole) {
      return new Number(whole.value());
    }
    if (constant instanceof Value.Real real) {
      return new Number(real.value());
    }
    String message = "A function is made of numbers, not of " + constant.description() + ".";
    throw new Refusal(Diagnostic.error("wrong-type", span, message));
  }

  private Refusal unknown(String name, Span span) {
    Set<String> known = new TreeSet<>(constants.names());
    known.addAll(parameters);
    String message = "The function `" + function + "` has no parameter `" + name + "`.";
    return new Refusal(
        Diagnostic.error("unknown-name", span, message).withHint(Suggestions.hint(name, known)));
  }

  private Formula binary(ValueSyntax.Binary binary) {
    Operator operator = OPERATORS.get(binary.operator());
    if (operator == null) {
      String message = "A function is made of `+ - * / **`, not of `" + binary.operator() + "`.";
      throw new Refusal(Diagnostic.error("wrong-type", binary.span(), message));
    }
    List<Formula> operands = read(List.of(binary.left(), binary.right()));
    Formula formula = operator.on(operands.get(0), operands.get(1));
    Defect.refuseZero(formula, binary.right().span());
    return formula;
  }

  /** What {@code where} asks. */
  Condition condition(ValueSyntax syntax) {
    if (syntax instanceof ValueSyntax.Unary not && isCondition(syntax)) {
      return new Condition.Not(condition(not.operand()));
    }
    if (!(syntax instanceof ValueSyntax.Binary binary) || !isCondition(syntax)) {
      throw numberAsCondition(syntax);
    }
    if (binary.operator().equals("and") || binary.operator().equals("or")) {
      Attempts attempts = new Attempts();
      Optional<Condition> left = attempts.of(() -> condition(binary.left()));
      Optional<Condition> right = attempts.of(() -> condition(binary.right()));
      attempts.finish();
      return new Condition.Both(
          binary.operator().equals("and"), left.orElseThrow(), right.orElseThrow());
    }
    List<Formula> operands = read(List.of(binary.left(), binary.right()));
    return new Condition.Compare(
        comparison(binary.operator()).orElseThrow(), operands.get(0), operands.get(1));
  }

  private static Optional<Comparison> comparison(String operator) {
    return Arrays.stream(Comparison.values())
        .filter(comparison -> comparison.symbol().equals(operator))
        .findFirst();
  }

  private static boolean isCondition(ValueSyntax syntax) {
    if (syntax instanceof ValueSyntax.Binary binary) {
      String operator = binary.operator();
      return operator.equals("and") || operator.equals("or") || comparison(operator).isPresent();
    }
    return syntax instanceof ValueSyntax.Unary unary && unary.operator().equals("not");
  }

  private Refusal numberAsCondition(ValueSyntax syntax) {
    read(syntax);
    return new Refusal(
        Diagnostic.error(
                "not-a-condition", syntax.span(), "A condition is needed here, not a number.")
            .withHint("Write `" + syntax.span().text() + " != 0`."));
  }

  private static Refusal conditionAsNumber(ValueSyntax syntax) {
    return new Refusal(
        Diagnostic.error("not-a-number", syntax.span(), "A number is needed here, not a condition.")
            .withHint("Write `where(" + syntax.span().text() + ", 1, 0)`."));
  }

  private static Refusal noNumber(ValueSyntax syntax) {
    String message = "A function is made of numbers, not of `" + syntax.span().text() + "`.";
    return new Refusal(Diagnostic.error("wrong-type", syntax.span(), message));
  }
}
