package org.cnnc.compiler.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.function.formula.Algebra;
import org.cnnc.compiler.function.formula.Condition;
import org.cnnc.compiler.function.formula.Elementary;
import org.cnnc.compiler.function.formula.Formula;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.syntax.ValueSyntax;

/** Reads calls in the body of a function: of the language's own functions and of the file's. */
final class CallReader {
  /** What the functions of the language take, by name; those of one number apart. */
  private static final Map<String, List<String>> SEVERAL =
      Map.of(
          "min",
          List.of("a", "b"),
          "max",
          List.of("a", "b"),
          "where",
          List.of("condition", "a", "b"));

  private final FileFunctions file;
  private final Declaration caller;

  CallReader(FileFunctions file, Declaration caller) {
    this.file = file;
    this.caller = caller;
  }

  /** The names of the language's own functions. */
  static List<String> words() {
    List<String> words = new ArrayList<>(Elementary.names());
    words.addAll(List.of("min", "max", "where"));
    return words;
  }

  Formula read(CallSyntax call, FormulaReader reader) {
    String name = call.name().text();
    Optional<Elementary> elementary = Elementary.named(name);
    if (elementary.isPresent()) {
      ValueSyntax argument = matched(call, List.of("x"), 1).get("x");
      return Algebra.call(elementary.get(), reader.read(argument));
    }
    if (SEVERAL.containsKey(name)) {
      return several(name, matched(call, SEVERAL.get(name), SEVERAL.get(name).size()), reader);
    }
    return file.find(name)
        .map(callee -> ofFile(callee, call, reader))
        .orElseThrow(() -> unknown(call));
  }

  private static Formula several(
      String name, Map<String, ValueSyntax> arguments, FormulaReader reader) {
    Attempts attempts = new Attempts();
    Optional<Condition> condition =
        Optional.ofNullable(arguments.get("condition"))
            .flatMap(asked -> attempts.of(() -> reader.condition(asked)));
    Optional<List<Formula>> numbers =
        attempts.of(() -> reader.read(List.of(arguments.get("a"), arguments.get("b"))));
    attempts.finish();
    Formula a = numbers.orElseThrow().get(0);
    Formula b = numbers.orElseThrow().get(1);
    if (name.equals("where")) {
      return Algebra.where(condition.orElseThrow(), a, b);
    }
    return name.equals("min") ? Algebra.min(a, b) : Algebra.max(a, b);
  }

  private Formula ofFile(Declaration callee, CallSyntax call, FormulaReader reader) {
    Map<String, ValueSyntax> given = matched(call, callee.parameters(), callee.tensors().size());
    Map<String, Formula> values = new LinkedHashMap<>();
    callee.settings().forEach((name, fallback) -> values.put(name, new Formula.Number(fallback)));
    List<Formula> read = reader.read(List.copyOf(given.values()));
    int next = 0;
    for (String name : given.keySet()) {
      Formula value = read.get(next++);
      if (callee.settings().containsKey(name)) {
        requireSetting(name, value, given.get(name));
      }
      values.put(name, value);
    }
    Formula formula = file.formula(callee).with(values);
    file.requireSmall(formula, call.span(), caller.name());
    Defect.refuse(formula, call.span());
    return formula;
  }

  private void requireSetting(String name, Formula value, ValueSyntax syntax) {
    if (caller.tensors().stream().anyMatch(value::dependsOn)) {
      String message = "`" + name + "` is a number known while compiling.";
      throw new Refusal(Diagnostic.error("wrong-type", syntax.span(), message));
    }
  }

  /** The arguments by the names of the parameters, of which the first ones have no default. */
  private static Map<String, ValueSyntax> matched(
      CallSyntax call, List<String> parameters, int required) {
    Map<String, ValueSyntax> matched = new LinkedHashMap<>();
    int position = 0;
    for (CallSyntax.Argument argument : call.arguments()) {
      if (argument.name().isEmpty() && position >= parameters.size()) {
        throw wrongCount(call, parameters.size(), required);
      }
      String name =
          argument.name().isPresent() ? argument.name().get().text() : parameters.get(position++);
      if (!parameters.contains(name)) {
        String message = "`" + call.name().text() + "` has no argument `" + name + "`.";
        throw new Refusal(
            Diagnostic.error("unknown-argument", argument.name().orElseThrow().span(), message)
                .withHint(Suggestions.hint(name, parameters)));
      }
      if (matched.putIfAbsent(name, argument.value()) != null) {
        String message = "`" + name + "` is given twice.";
        throw new Refusal(Diagnostic.error("duplicate-argument", argument.span(), message));
      }
    }
    if (!matched.keySet().containsAll(parameters.subList(0, required))) {
      throw wrongCount(call, parameters.size(), required);
    }
    return matched;
  }

  private static Refusal wrongCount(CallSyntax call, int most, int least) {
    int given = call.arguments().size();
    String takes =
        given < least
            ? (most > least ? "at least " : "") + count(least)
            : (most > least ? "at most " : "") + count(most);
    String message = "`%s` takes %s; received %d.".formatted(call.name().text(), takes, given);
    String id = given < least ? "missing-argument" : "too-many-arguments";
    return new Refusal(Diagnostic.error(id, call.span(), message));
  }

  private static String count(int arguments) {
    return arguments == 1 ? "1 argument" : arguments + " arguments";
  }

  private Refusal unknown(CallSyntax call) {
    List<String> known = words();
    known.addAll(file.names());
    String name = call.name().text();
    return new Refusal(
        Diagnostic.error(
                "unknown-function", call.name().span(), "There is no function `" + name + "`.")
            .withHint(Suggestions.hint(name, known)));
  }
}
