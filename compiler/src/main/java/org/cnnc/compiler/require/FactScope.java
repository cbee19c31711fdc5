package org.cnnc.compiler.require;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;
import org.cnnc.compiler.diagnostic.Suggestions;
import org.cnnc.compiler.evaluate.Evaluator;
import org.cnnc.compiler.evaluate.Scope;
import org.cnnc.compiler.plan.Cost;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.word.Value;

/** What was known where a condition stands, and the facts about the whole model. */
final class FactScope implements Scope {
  private static final long MOST_SAMPLES = 1_000_000;

  private final Scope outer;
  private final Cost cost;
  private final Map<Fact, Long> asked = new LinkedHashMap<>();

  FactScope(Scope outer, Cost cost) {
    this.outer = outer;
    this.cost = cost;
  }

  /** The same, not asked for anything so far. */
  FactScope fresh() {
    return new FactScope(outer, cost);
  }

  /** The facts asked for so far, with the samples they were asked for. */
  Map<Fact, Long> asked() {
    return asked;
  }

  @Override
  public Optional<Value> value(String name) {
    return outer.value(name);
  }

  @Override
  public Collection<String> names() {
    return outer.names();
  }

  @Override
  public void spend(long work) {
    outer.spend(work);
  }

  @Override
  public Optional<Value> answer(CallSyntax call) {
    Optional<Fact> fact = Fact.of(call.name().text());
    if (fact.isPresent()) {
      return Optional.of(fact(fact.get(), call));
    }
    Optional<Value> other = outer.answer(call);
    if (other.isEmpty()) {
      String message = "There is no function `" + call.name().text() + "`.";
      throw new Refusal(
          Diagnostic.error("unknown-function", call.span(), message)
              .withHint(
                  Suggestions.nearest(call.name().text(), Fact.words())
                      .map(near -> "Did you mean `" + near + "()`?")
                      .orElse("There are " + Suggestions.list(Fact.words()) + ".")));
    }
    return other;
  }

  private Value fact(Fact fact, CallSyntax call) {
    long batch = fact.usualBatch();
    if (!fact.takesBatch() && !call.arguments().isEmpty()) {
      String message = "`" + fact.word() + "` takes no argument.";
      throw error("too-many-arguments", call.arguments().get(0).span(), message);
    }
    for (CallSyntax.Argument argument : call.arguments()) {
      batch = batch(fact, argument);
    }
    if (call.arguments().size() > 1) {
      String message = "`" + fact.word() + "` takes the size of a batch, nothing else.";
      throw error("too-many-arguments", call.arguments().get(1).span(), message);
    }
    asked.put(fact, batch);
    return new Value.Whole(fact.figure(cost, batch), call.span());
  }

  private long batch(Fact fact, CallSyntax.Argument argument) {
    if (argument.name().isPresent() && !argument.name().get().text().equals("batch")) {
      String name = argument.name().get().text();
      String message = "`" + fact.word() + "` has no argument `" + name + "`.";
      throw new Refusal(
          Diagnostic.error("unknown-argument", argument.name().get().span(), message)
              .withHint("Did you mean `batch`?"));
    }
    Value value = new Evaluator(this).value(argument.value());
    if (!(value instanceof Value.Whole whole)) {
      String message = "`batch` is a whole number, not " + value.description() + ".";
      throw error("wrong-type", argument.value().span(), message);
    }
    if (whole.value() < 1 || whole.value() > MOST_SAMPLES) {
      String message =
          "`batch` is at least 1 and at most %s; received %s."
              .formatted(Fact.number(MOST_SAMPLES), Fact.number(whole.value()));
      throw error("out-of-range", argument.value().span(), message);
    }
    return whole.value();
  }

  private static Refusal error(String id, Span span, String message) {
    return new Refusal(Diagnostic.error(id, span, message));
  }
}
