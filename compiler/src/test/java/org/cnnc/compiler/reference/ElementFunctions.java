package org.cnnc.compiler.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.function.formula.Derivative;
import org.cnnc.compiler.function.formula.Formula;
import org.cnnc.compiler.naive.Arithmetic;
import org.cnnc.compiler.naive.NaiveFunction;

/** The functions of a file: values as they are written, slopes by the compiler's calculus. */
final class ElementFunctions {
  private final Map<String, Program.Function> functions = new LinkedHashMap<>();
  private final Calculator.Scope constants;

  ElementFunctions(List<Program.Function> all, Calculator.Scope constants) {
    all.forEach(function -> functions.put(function.name(), function));
    this.constants = constants;
  }

  /** The parameters of a function without default. */
  static List<String> tensors(Program.Function function) {
    return function.parameters().stream()
        .filter(parameter -> parameter.fallback().isEmpty())
        .map(Program.Parameter::name)
        .toList();
  }

  /** The numbers of a function with what is given for some of them, by place or by name. */
  private Map<String, Double> settings(Program.Function function, List<Value.Given> given) {
    List<Program.Parameter> declared =
        function.parameters().stream().filter(p -> p.fallback().isPresent()).toList();
    Map<String, Double> settings = new LinkedHashMap<>();
    Calculator calculator = new Calculator(constants);
    declared.forEach(
        p -> settings.put(p.name(), Calculator.number(calculator.of(p.fallback().orElseThrow()))));
    for (int i = 0; i < given.size(); i++) {
      int place = i;
      Unsuitable.require(
          given.get(i).name().isPresent() || i < declared.size(), "too many settings");
      String name = given.get(i).name().orElseGet(() -> declared.get(place).name());
      Unsuitable.require(settings.containsKey(name), name);
      settings.put(name, Calculator.number(given.get(i).value()));
    }
    return settings;
  }

  /** The function that a value names, if it names one. */
  Optional<NaiveFunction> find(Object value) {
    String name = "";
    List<Value.Given> given = List.of();
    if (value instanceof Value.Called called) {
      name = called.name();
      given = called.arguments();
    } else if (value instanceof Value.Word || value instanceof Value.Text) {
      name = Given.word(value);
    }
    Program.Function function = functions.get(name);
    return function == null
        ? Optional.empty()
        : Optional.of(new Use(function, settings(function, given)));
  }

  /** A function with its settings. */
  private final class Use implements NaiveFunction {
    private final Program.Function function;
    private final Map<String, Double> settings;
    private final List<String> tensors;
    private final List<Formula> slopes = new ArrayList<>();

    Use(Program.Function function, Map<String, Double> settings) {
      this.function = function;
      this.settings = settings;
      this.tensors = ElementFunctions.tensors(function);
    }

    private List<Formula> slopes() {
      if (slopes.isEmpty()) {
        Map<String, Formula> numbers = new LinkedHashMap<>();
        settings.forEach((name, value) -> numbers.put(name, new Formula.Number(value)));
        Formula formula = new FormulaReader(functions, constants).of(function).with(numbers);
        tensors.forEach(tensor -> slopes.add(Derivative.of(formula, tensor)));
      }
      return slopes;
    }

    @Override
    public int tensors() {
      return tensors.size();
    }

    @Override
    public double value(Arithmetic m, double... x) {
      Map<String, Numeral> numbers = new LinkedHashMap<>();
      for (int i = 0; i < x.length; i++) {
        numbers.put(tensors.get(i), new Numeral(x[i], false));
      }
      settings.forEach((name, value) -> numbers.put(name, new Numeral(value, true)));
      return new FunctionBody(m, functions, constants, numbers).of(function.body()).rounded(m);
    }

    @Override
    public double slope(Arithmetic m, int by, double... x) {
      Map<String, Double> numbers = new LinkedHashMap<>();
      for (int i = 0; i < x.length; i++) {
        numbers.put(tensors.get(i), x[i]);
      }
      return new FormulaNumber(m, numbers).of(slopes().get(by));
    }
  }
}
