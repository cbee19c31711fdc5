package org.cnnc.compiler.evaluate;

import java.util.ArrayList;
import java.util.Collection;
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
  /** With more names than that in scope nothing is suggested: it would take too long. */
  private static final int MOST_NAMES = 256;

  private final Scope scope;

  /** An evaluator that knows these names; any other name is a word of the language. */
  public Evaluator(Scope scope) {
    this.scope = scope;
  }

  /**
   * An evaluator that knows the names of a map.
   *
   * @param scope the values of parameters and {@code let}s
   */
  public Evaluator(Map<String, Value> scope) {
    this(Scope.of(Map.copyOf(scope)));
  }

  /**
   * The value of an expression, placed where the expression stands.
   *
   * @throws Refusal if it has none
   */
  public Value value(ValueSyntax syntax) {
    scope.spend(1);
    if (syntax instanceof ValueSyntax.Unary unary) {
      return Arithmetic.unary(unary.operator(), value(unary.operand()), unary.span());
    }
    if (syntax instanceof ValueSyntax.Binary binary) {
      return binary(binary);
    }
    if (syntax instanceof ValueSyntax.Tuple tuple) {
      return new Value.Items(values(tuple.values()), tuple.span());
    }
    if (syntax instanceof ValueSyntax.Items items) {
      return new Value.Items(values(items.values()), items.span());
    }
    if (syntax instanceof ValueSyntax.Entries map) {
      return new Value.Entries(map.entries().stream().map(this::entry).toList(), map.span());
    }
    return syntax instanceof ValueSyntax.Call call
        ? scope.answer(call.call()).orElseGet(() -> notAsking(call.call()))
        : simple(syntax);
  }

  /** The right side of {@code and} and {@code or} counts only if the left leaves it open. */
  private Value binary(ValueSyntax.Binary syntax) {
    Value left = value(syntax.left());
    if (Arithmetic.decides(syntax.operator(), left)) {
      return left.at(syntax.span());
    }
    Value result = Arithmetic.binary(syntax.operator(), left, value(syntax.right()), syntax.span());
    scope.spend(length(left) + length(result));
    return result;
  }

  private static int length(Value value) {
    return value instanceof Value.Items items ? items.values().size() : 0;
  }

  /** Only a question takes a name that has no value: that of a tensor. */
  private Value.Call notAsking(CallSyntax call) {
    boolean asks =
        call.arguments().size() == 1
            && call.arguments().get(0).name().isEmpty()
            && call.arguments().get(0).value() instanceof ValueSyntax.Word word
            && scope.value(word.name().text()).isEmpty();
    Optional<String> near = asks ? ShapeQuestion.near(call.name().text()) : Optional.empty();
    if (near.isPresent()) {
      String message = "There is no function `" + call.name().text() + "`.";
      throw new Refusal(
          Diagnostic.error("unknown-function", call.span(), message)
              .withHint("Did you mean `" + near.get() + "`?"));
    }
    return call(call);
  }

  /**
   * A call with its arguments evaluated.
   *
   * @throws Refusal with the errors of all arguments
   */
  public Value.Call call(CallSyntax syntax) {
    return new Value.Call(
        syntax.name().text(), syntax.name().span(), arguments(syntax.arguments()), syntax.span());
  }

  /**
   * Arguments, evaluated.
   *
   * @throws Refusal with the errors of them all
   */
  public List<Value.Argument> arguments(List<CallSyntax.Argument> syntax) {
    List<Value.Argument> arguments = new ArrayList<>();
    List<Diagnostic> wrong = new ArrayList<>();
    boolean failed = false;
    for (CallSyntax.Argument argument : syntax) {
      try {
        arguments.add(argument(argument));
      } catch (Refusal refusal) {
        failed = true;
        wrong.addAll(refusal.diagnostics());
      }
    }
    if (failed) {
      throw new Refusal(wrong);
    }
    return arguments;
  }

  private Value.Argument argument(CallSyntax.Argument syntax) {
    Optional<Value.Bare> name =
        syntax.name().map(n -> new Value.Bare(n.text(), Optional.empty(), n.span()));
    return new Value.Argument(name, value(syntax.value()), syntax.span());
  }

  private List<Value> values(List<ValueSyntax> syntax) {
    return syntax.stream().map(this::value).toList();
  }

  private Value.Entry entry(ValueSyntax.Entry syntax) {
    return new Value.Entry(value(syntax.key()), value(syntax.value()));
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
      return scope
          .value(name)
          .map(known -> known.at(word.span()))
          .orElseGet(() -> new Value.Bare(name, near(name), word.span()));
    }
    return new Value.None(syntax.span());
  }

  private Optional<String> near(String name) {
    Collection<String> names = scope.names();
    return names.size() > MOST_NAMES ? Optional.empty() : Suggestions.nearest(name, names);
  }
}
