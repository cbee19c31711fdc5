package org.cnnc.compiler.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnc.compiler.function.formula.Algebra;
import org.cnnc.compiler.function.formula.Condition;
import org.cnnc.compiler.function.formula.Elementary;
import org.cnnc.compiler.function.formula.Formula;
import org.cnnc.compiler.function.formula.Operator;
import org.cnnc.compiler.kernel.Expr.Comparison;

/** Functions as formulas of their parameters, to be differentiated. */
final class FormulaReader {
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "+", Operator.ADD,
          "-", Operator.SUBTRACT,
          "*", Operator.MULTIPLY,
          "/", Operator.DIVIDE,
          "**", Operator.POWER,
          "min", Operator.MIN,
          "max", Operator.MAX);

  private final Map<String, Program.Function> functions;
  private final Calculator.Scope constants;

  FormulaReader(Map<String, Program.Function> functions, Calculator.Scope constants) {
    this.functions = functions;
    this.constants = constants;
  }

  Formula of(Program.Function function) {
    return of(function.body(), function);
  }

  private Formula of(Expression body, Program.Function inside) {
    if (body instanceof Expression.Literal literal) {
      return new Formula.Number(Calculator.number(literal.value()));
    } else if (body instanceof Expression.Name name) {
      boolean own = inside.parameters().stream().anyMatch(p -> p.name().equals(name.name()));
      return own
          ? new Formula.Variable(name.name())
          : new Formula.Number(Calculator.number(constants.value(name.name()).orElseThrow()));
    } else if (body instanceof Expression.Unary unary) {
      Formula operand = of(unary.operand(), inside);
      return unary.operator().equals("-") ? Algebra.negate(operand) : operand;
    } else if (body instanceof Expression.Call call) {
      return call(call, inside);
    }
    Expression.Binary binary = (Expression.Binary) body;
    Operator operator = OPERATORS.get(binary.operator());
    return operator.on(of(binary.left(), inside), of(binary.right(), inside));
  }

  private Formula call(Expression.Call call, Program.Function inside) {
    List<Expression> arguments = call.arguments().stream().map(Expression.Argument::value).toList();
    if (call.name().equals("where")) {
      return Algebra.where(
          condition(arguments.get(0), inside),
          of(arguments.get(1), inside),
          of(arguments.get(2), inside));
    }
    if (OPERATORS.containsKey(call.name())) {
      return OPERATORS
          .get(call.name())
          .on(of(arguments.get(0), inside), of(arguments.get(1), inside));
    }
    Program.Function callee = functions.get(call.name());
    return callee == null
        ? Algebra.call(Elementary.named(call.name()).orElseThrow(), of(arguments.get(0), inside))
        : of(callee).with(values(callee, call, inside));
  }

  private Map<String, Formula> values(
      Program.Function callee, Expression.Call call, Program.Function inside) {
    Map<String, Formula> values = new LinkedHashMap<>();
    Calculator calculator = new Calculator(constants);
    for (Program.Parameter parameter : callee.parameters()) {
      parameter
          .fallback()
          .map(value -> new Formula.Number(Calculator.number(calculator.of(value))))
          .ifPresent(value -> values.put(parameter.name(), value));
    }
    for (int i = 0; i < call.arguments().size(); i++) {
      Expression.Argument argument = call.arguments().get(i);
      String byPlace = callee.parameters().get(i).name();
      values.put(argument.name().orElse(byPlace), of(argument.value(), inside));
    }
    return values;
  }

  private Condition condition(Expression condition, Program.Function inside) {
    if (condition instanceof Expression.Unary not) {
      return new Condition.Not(condition(not.operand(), inside));
    }
    Expression.Binary binary = (Expression.Binary) condition;
    if (binary.operator().equals("and") || binary.operator().equals("or")) {
      return new Condition.Both(
          binary.operator().equals("and"),
          condition(binary.left(), inside),
          condition(binary.right(), inside));
    }
    for (Comparison comparison : Comparison.values()) {
      if (comparison.symbol().equals(binary.operator())) {
        return new Condition.Compare(
            comparison, of(binary.left(), inside), of(binary.right(), inside));
      }
    }
    throw new IllegalArgumentException(binary.operator());
  }
}
