package org.cnnc.compiler.function;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.evaluate.Scope;
import org.cnnc.compiler.function.formula.Derivative;
import org.cnnc.compiler.function.formula.Formula;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.FunctionSyntax;

/** The functions of a file, checked: each as a formula of its parameters. */
public final class FileFunctions {
  /** No functions. */
  public static final FileFunctions NONE = new FileFunctions(Map.of(), List.of());

  private static final int LARGEST = 256;
  private static final int LARGEST_DERIVATIVE = 2_000;

  private final Map<String, Declaration> own;
  private final Map<String, Declaration> seen = new LinkedHashMap<>();
  private final Map<String, Formula> formulas = new HashMap<>();

  private FileFunctions(Map<String, Declaration> own, List<FileFunctions> imported) {
    this.own = own;
    seen.putAll(own);
    for (FileFunctions file : imported) {
      seen.putAll(file.own);
      file.own.values().forEach(function -> formulas.put(function.name(), file.formula(function)));
    }
  }

  /**
   * Reads functions, used or not, and reports what is wrong with them.
   *
   * @param imported the functions of other files, of which only their own are seen
   * @param constants numbers by name; a parameter of the same name hides one
   */
  public static FileFunctions read(
      List<FunctionSyntax> syntax,
      List<FileFunctions> imported,
      Scope constants,
      Diagnostics diagnostics) {
    FileFunctions functions =
        new FileFunctions(DeclarationReader.read(syntax, constants, diagnostics), imported);
    for (Declaration function : CallGraph.order(functions.own, diagnostics)) {
      try {
        functions.formulas.put(function.name(), functions.read(function, constants));
      } catch (Refusal refusal) {
        diagnostics.add(refusal);
      }
    }
    return functions;
  }

  private Formula read(Declaration function, Scope constants) {
    FormulaReader reader =
        new FormulaReader(
            function.name(),
            new HashSet<>(function.parameters()),
            constants,
            new CallReader(this, function));
    Formula formula = reader.read(function.syntax().body());
    Span name = function.syntax().name().span();
    requireSmall(formula, name, function.name());
    Formula usual = formula.with(numbers(function.settings()));
    Defect.refuse(usual, function.syntax().body().span());
    slopes(function, usual, name);
    return formula;
  }

  Optional<Declaration> find(String name) {
    return Optional.ofNullable(seen.get(name));
  }

  List<String> names() {
    return List.copyOf(seen.keySet());
  }

  /** The formula of a function; something simple in its stead if it is in error. */
  Formula formula(Declaration function) {
    return formulas.computeIfAbsent(
        function.name(), name -> new Formula.Variable(function.parameters().get(0)));
  }

  /** The words for the functions in one model or run, whose generated class has these names. */
  public List<FunctionWord> words() {
    FunctionNames names = new FunctionNames();
    return seen.values().stream().map(function -> new FunctionWord(this, function, names)).toList();
  }

  /** The derivatives by each tensor parameter. */
  Map<String, Formula> slopes(Declaration function, Formula formula, Span span) {
    Map<String, Formula> slopes = new LinkedHashMap<>();
    for (String tensor : function.tensors()) {
      Formula slope = Derivative.of(formula, tensor);
      requireSize(slope, LARGEST_DERIVATIVE, span, "derivative of `" + function.name() + "`");
      slopes.put(tensor, slope);
    }
    return slopes;
  }

  static Map<String, Formula> numbers(Map<String, Double> settings) {
    Map<String, Formula> numbers = new LinkedHashMap<>();
    settings.forEach((name, value) -> numbers.put(name, new Formula.Number(value)));
    return numbers;
  }

  /** Functions are put into each other: two lines may make more than a computer can hold. */
  void requireSmall(Formula formula, Span span, String function) {
    requireSize(formula, LARGEST, span, "function `" + function + "`");
  }

  private static void requireSize(Formula formula, int largest, Span span, String what) {
    int size = formula.size();
    if (size > largest) {
      String message =
          String.format(
              Locale.ROOT,
              "The %s, with all functions in it written out, has %,d numbers and operations; the"
                  + " most is %,d.",
              what,
              size,
              largest);
      throw new Refusal(Diagnostic.error("function-too-large", span, message));
    }
  }
}
