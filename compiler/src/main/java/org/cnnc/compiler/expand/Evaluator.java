package org.cnnc.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.syntax.ValueSyntax;
import org.cnnc.compiler.word.Value;

/** Computes expressions while compiling. */
public final class Evaluator {
  private final Map<String, Value> scope;

  /**
   * An evaluator that knows these names; any other name is a word of the language.
   *
   * @param scope the values of parameters and {@code let}s
   */
  public Evaluator(Map<String, Value> scope) {
    this.scope = Map.copyOf(scope);
  }

  /**
   * The value of an expression, placed where the expression stands.
   *
   * @throws Refusal if it has none
   */
  public Value value(ValueSyntax syntax) {
    if (syntax instanceof ValueSyntax.Unary unary) {
      return Arithmetic.unary(unary.operator(), value(unary.operand()), unary.span());
    }
    if (syntax instanceof ValueSyntax.Binary binary) {
      return Arithmetic.binary(
          binary.operator(), value(binary.left()), value(binary.right()), binary.span());
    }
    if (syntax instanceof ValueSyntax.Tuple tuple) {
      return new Value.Items(values(tuple.values()), tuple.span());
    }
    if (syntax instanceof ValueSyntax.Items items) {
      return new Value.Items(values(items.values()), items.span());
    }
    return syntax instanceof ValueSyntax.Call call ? call(call.call()) : simple(syntax);
  }

  /**
   * A call with its arguments evaluated.
   *
   * @throws Refusal with the errors of all arguments
   */
  public Value.Call call(CallSyntax syntax) {
    List<Value.Argument> arguments = new ArrayList<>();
    List<Diagnostic> wrong = new ArrayList<>();
    for (CallSyntax.Argument argument : syntax.arguments()) {
      try {
        arguments.add(
            new Value.Argument(
                argument
                    .name()
                    .map(name -> new Value.Bare(name.text(), Optional.empty(), name.span())),
                value(argument.value()),
                argument.span()));
      } catch (Refusal refusal) {
        wrong.addAll(refusal.diagnostics());
      }
    }
    if (!wrong.isEmpty()) {
      throw new Refusal(wrong);
    }
    return new Value.Call(syntax.name().text(), syntax.name().span(), arguments, syntax.span());
  }

  private List<Value> values(List<ValueSyntax> syntax) {
    return syntax.stream().map(this::value).toList();
  }

  private Value simple(ValueSyntax syntax) {
    if (syntax instanceof ValueSyntax.Whole whole) {
      return new Value.Whole(whole.value(), whole.span());
    }
    if (syntax instanceof ValueSyntax.Real real) {
      return new Value.Real(real.value(), real.span());
    }
    if (syntax instanceof ValueSyntax.Text text) {
      return new Value.Text(text.value(), text.span());
    }
    if (syntax instanceof ValueSyntax.Bool bool) {
      return new Value.Bool(bool.value(), bool.span());
    }
    if (syntax instanceof ValueSyntax.Word word) {
      String name = word.name().text();
      Value known = scope.get(name);
      return known == null
          ? new Value.Bare(name, Suggestions.nearest(name, scope.keySet()), word.span())
          : known.at(word.span());
    }
    return new Value.None(syntax.span());
  }
}
