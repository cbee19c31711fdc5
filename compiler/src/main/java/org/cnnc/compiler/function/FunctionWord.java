package org.cnnc.compiler.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.function.formula.Formula;
import org.cnnc.compiler.function.formula.FormulaText;
import org.cnnc.compiler.kernel.ScalarFunction;
import org.cnnc.compiler.word.Arguments;
import org.cnnc.compiler.word.Parameter;
import org.cnnc.compiler.word.ParameterTypes;
import org.cnnc.compiler.word.Word;

/** A function of the file as a word: {@code cubic}, or {@code swish(beta=1.5)}. */
public final class FunctionWord implements Word {
  private final FileFunctions file;
  private final Declaration function;
  private final FunctionNames names;
  private final List<Parameter<Double>> parameters = new ArrayList<>();

  FunctionWord(FileFunctions file, Declaration function, FunctionNames names) {
    this.file = file;
    this.function = function;
    this.names = names;
    function
        .settings()
        .forEach(
            (name, fallback) ->
                parameters.add(
                    Parameter.optional(
                        name,
                        ParameterTypes.real(),
                        fallback,
                        FormulaText.number(fallback),
                        "A number of the function.")));
  }

  @Override
  public String name() {
    return function.name();
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.copyOf(parameters);
  }

  /** How many tensors it takes. */
  public int tensors() {
    return function.tensors().size();
  }

  /** {@code Elementwise(huber)([t, p])}. */
  String asLayer() {
    String tensors = String.join(", ", function.tensors());
    return "Elementwise(%s)(%s)".formatted(name(), tensors() == 1 ? tensors : "[" + tensors + "]");
  }

  /**
   * The function with its settings.
   *
   * @throws org.cnnc.compiler.diagnostic.Refusal if it divides by zero with them
   */
  public Pointwise with(Arguments arguments) {
    Map<String, Double> settings = new LinkedHashMap<>();
    parameters.forEach(p -> settings.put(p.name(), arguments.get(p)));
    return names.get(name(), settings, () -> pointwise(arguments, settings));
  }

  private Pointwise pointwise(Arguments arguments, Map<String, Double> settings) {
    Formula formula = file.formula(function).with(FileFunctions.numbers(settings));
    Defect.refuse(formula, arguments.span());
    ScalarFunction value = lower(names.fresh(name()), formula, Optional.empty());
    List<ScalarFunction> slopes = new ArrayList<>();
    file.slopes(function, formula, arguments.span())
        .forEach(
            (tensor, slope) ->
                slopes.add(
                    lower(names.fresh(slopeName(tensor)), slope, Optional.of(value.name()))));
    return new Pointwise(name(), value, slopes);
  }

  private String slopeName(String tensor) {
    return "d_" + name() + (tensors() == 1 ? "" : "_by_" + tensor);
  }

  private ScalarFunction lower(String name, Formula formula, Optional<String> derivativeOf) {
    return new ScalarFunction(
        name, FormulaText.of(formula), derivativeOf, function.tensors(), Lowering.lower(formula));
  }
}
