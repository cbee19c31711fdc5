package org.cnnc.compiler.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.check.NameRules;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.evaluate.Evaluator;
import org.cnnc.compiler.evaluate.Scope;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.FunctionSyntax;
import org.cnnc.compiler.syntax.ModelSyntax;
import org.cnnc.compiler.syntax.Name;
import org.cnnc.compiler.word.Value;

/** Reads what a function is called and what it takes. */
final class DeclarationReader {
  /** Activations with a meaning that no function of single numbers can have. */
  private static final List<String> RESERVED = List.of("linear", "softmax");

  private static final List<String> TYPES = List.of("real", "int");

  private final Evaluator evaluator;
  private final Diagnostics diagnostics;
  private final Map<String, Declaration> declared = new LinkedHashMap<>();

  private DeclarationReader(Scope constants, Diagnostics diagnostics) {
    this.evaluator = new Evaluator(constants);
    this.diagnostics = diagnostics;
  }

  /** The functions by name, those in error with what is known about them. */
  static Map<String, Declaration> read(
      List<FunctionSyntax> functions, Scope constants, Diagnostics diagnostics) {
    DeclarationReader reader = new DeclarationReader(constants, diagnostics);
    functions.forEach(reader::read);
    return reader.declared;
  }

  private void read(FunctionSyntax function) {
    checkName(function.name());
    List<String> tensors = new ArrayList<>();
    Map<String, Double> settings = new LinkedHashMap<>();
    Map<String, Span> taken = new LinkedHashMap<>();
    for (ModelSyntax.Parameter parameter : function.parameters()) {
      Name name = parameter.name();
      NameRules.checkWord(name, diagnostics);
      if (taken.putIfAbsent(name.text(), name.span()) != null) {
        duplicate(name, taken.get(name.text()));
      } else if (parameter.fallback().isPresent()) {
        settings.put(name.text(), fallback(parameter));
      } else {
        tensors.add(name.text());
        checkTensor(parameter, settings);
      }
    }
    if (tensors.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(
                  "missing-parameter",
                  function.name().span(),
                  "A function needs a parameter without default: the number of a tensor.")
              .withHint("For instance `function " + function.name().text() + "(x) = ...`."));
    }
    declared.put(function.name().text(), new Declaration(function, tensors, settings));
  }

  private void checkName(Name name) {
    NameRules.checkWord(name, diagnostics);
    if (CallReader.words().contains(name.text()) || RESERVED.contains(name.text())) {
      String message =
          "`" + name.text() + "` is a function of the language and cannot name another one.";
      diagnostics.add(
          Diagnostic.error("reserved-name", name.span(), message)
              .withHint("Choose another name, for instance `my_" + name.text() + "`."));
    }
  }

  private void duplicate(Name name, Span first) {
    String message = "The name `" + name.text() + "` is already used at " + first.position() + ".";
    diagnostics.add(Diagnostic.error("duplicate-name", name.span(), message));
  }

  private void checkTensor(ModelSyntax.Parameter parameter, Map<String, Double> settings) {
    Name name = parameter.name();
    if (!settings.isEmpty()) {
      String message = "A parameter without default cannot follow one with a default.";
      diagnostics.add(
          Diagnostic.error("parameter-order", name.span(), message)
              .withHint("Write `" + name.text() + "` first, or give it a default."));
    }
    parameter.type().ifPresent(type -> checkType(type, TYPES.subList(0, 1)));
  }

  private void checkType(Name type, List<String> known) {
    if (!known.contains(type.text())) {
      String message =
          "The type of a function's parameter is one of " + Suggestions.list(known) + ".";
      diagnostics.add(
          Diagnostic.error("unknown-value", type.span(), message)
              .withHint(Suggestions.hint(type.text(), known)));
    }
  }

  /** The number after the equals sign; 1 if it is in error. */
  private double fallback(ModelSyntax.Parameter parameter) {
    parameter.type().ifPresent(type -> checkType(type, TYPES));
    try {
      Value value = evaluator.value(parameter.fallback().orElseThrow());
      Optional<Double> number = number(value);
      if (number.isPresent()) {
        return number.get();
      }
      String message =
          "`" + parameter.name().text() + "` is a number, not " + value.description() + ".";
      Optional<String> hint =
          value instanceof Value.Bare bare ? bare.hint(List.of()) : Optional.empty();
      diagnostics.add(Diagnostic.error("wrong-type", value.span(), message).withHint(hint));
    } catch (Refusal refusal) {
      diagnostics.add(refusal);
    }
    return 1;
  }

  private static Optional<Double> number(Value value) {
    if (value instanceof Value.Whole whole) {
      return Optional.of((double) whole.value());
    }
    return value instanceof Value.Real real ? Optional.of(real.value()) : Optional.empty();
  }
}
