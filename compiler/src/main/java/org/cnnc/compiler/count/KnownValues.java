package org.cnnc.compiler.count;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.evaluate.Evaluator;
import org.cnnc.compiler.evaluate.Scope;
import org.cnnc.compiler.evaluate.ShapeQuestion;
import org.cnnc.compiler.link.Definitions;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.syntax.ValueSyntax;
import org.cnnc.compiler.word.Value;

/** The values that are known before a layer is built; what depends on a shape is not. */
final class KnownValues implements Scope {
  private final Definitions home;
  private final Budget budget;
  private final Map<String, Optional<Value>> values = new HashMap<>();

  KnownValues(Definitions home, Map<String, Value> parameters, Budget budget) {
    this.home = home;
    this.budget = budget;
    parameters.forEach((name, value) -> values.put(name, Optional.of(value)));
  }

  Definitions home() {
    return home;
  }

  /** Gives a name to a value, or to one that is not known. */
  void define(String name, Optional<Value> value) {
    values.put(name, value);
  }

  /** The value of an expression, if it is known. Its errors are for others to report. */
  Optional<Value> known(ValueSyntax syntax) {
    try {
      return Optional.of(new Evaluator(this).value(syntax));
    } catch (Refusal refusal) {
      return Optional.empty();
    }
  }

  /** The values of all arguments, if they are known. */
  Optional<List<Value.Argument>> known(CallSyntax call) {
    try {
      return Optional.of(new Evaluator(this).arguments(call.arguments()));
    } catch (Refusal refusal) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Value> value(String name) {
    Optional<Value> value = values.get(name);
    if (value == null) {
      return home.value(name);
    }
    return Optional.of(value.orElseThrow(Refusal::reported));
  }

  @Override
  public Collection<String> names() {
    return List.of();
  }

  @Override
  public Optional<Value> answer(CallSyntax call) {
    if (ShapeQuestion.of(call.name().text()).isPresent()) {
      throw Refusal.reported();
    }
    return Optional.empty();
  }

  @Override
  public void spend(long work) {
    budget.spend(work);
  }
}
