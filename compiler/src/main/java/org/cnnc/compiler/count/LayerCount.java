package org.cnnc.compiler.count;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cnnc.compiler.Limits;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Diagnostics;
import org.cnnc.compiler.evaluate.Parameters;
import org.cnnc.compiler.link.Block;
import org.cnnc.compiler.link.Definitions;
import org.cnnc.compiler.source.Span;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.syntax.LayerCalls;
import org.cnnc.compiler.syntax.ModelSyntax;
import org.cnnc.compiler.syntax.StatementSyntax;
import org.cnnc.compiler.syntax.StatementSyntax.For;
import org.cnnc.compiler.syntax.StatementSyntax.If;
import org.cnnc.compiler.syntax.StatementSyntax.Let;
import org.cnnc.compiler.syntax.StatementSyntax.Repeat;
import org.cnnc.compiler.word.Value;

/**
 * The number of layers a model comes to: exact if no shape decides about it, otherwise the least it
 * can be. What a loop repeats unchanged is counted once and multiplied, so that ten loops inside
 * each other take no longer than one.
 */
public final class LayerCount {
  private final ControlNames control = new ControlNames();
  private final Map<BlockCall, Long> ofBlocks = new HashMap<>();
  private final Budget budget;

  /** A call of a block, as far as it matters for the number of layers. */
  private record BlockCall(Block block, Map<String, Value> values) {}

  private LayerCount(Budget budget) {
    this.budget = budget;
  }

  /**
   * The report if a model has too many layers.
   *
   * @param values of the model's parameters
   */
  public static Optional<Diagnostic> check(
      ModelSyntax model, Definitions home, Map<String, Value> values, Limits limits) {
    Budget budget = new Budget(limits.steps());
    LayerCount count = new LayerCount(budget);
    KnownValues known = new KnownValues(home, values, budget);
    Optional<Span> culprit = Optional.empty();
    long layers = 0;
    try {
      for (StatementSyntax statement : model.statements()) {
        layers = sum(layers, count.of(statement, known));
        if (layers > limits.layers() && culprit.isEmpty()) {
          culprit = Optional.of(statement.head());
        }
      }
    } catch (Budget.SpentException e) {
      return Optional.empty();
    }
    long all = layers;
    return culprit.map(span -> report(span, all, limits));
  }

  private static Diagnostic report(Span span, long layers, Limits limits) {
    String figure =
        (layers == Long.MAX_VALUE ? "more than " : "") + String.format(Locale.ROOT, "%,d", layers);
    String message =
        String.format(
            Locale.ROOT,
            "This model would have %s layers; the most is %,d.",
            figure,
            limits.layers());
    return Diagnostic.error("too-many-layers", span, message)
        .withHint("Make its loops shorter, or its blocks smaller.");
  }

  private long of(List<StatementSyntax> statements, KnownValues known) {
    long layers = 0;
    for (StatementSyntax statement : statements) {
      layers = sum(layers, of(statement, known));
    }
    return layers;
  }

  private long of(StatementSyntax statement, KnownValues known) {
    budget.spend(1);
    if (statement instanceof Let let) {
      known.define(let.name().text(), known.known(let.value()));
      return 0;
    }
    if (statement instanceof For loop) {
      return of(loop, known);
    }
    if (statement instanceof Repeat loop) {
      return of(loop, known);
    }
    if (statement instanceof If choice) {
      return of(choice, known);
    }
    long layers = 0;
    for (CallSyntax call : statement.expression().map(LayerCalls::in).orElse(List.of())) {
      layers = sum(layers, of(call, known));
    }
    return layers;
  }

  private long of(CallSyntax call, KnownValues known) {
    budget.spend(1);
    return known.home().block(call.name().text()).map(block -> of(block, call, known)).orElse(1L);
  }

  private long of(Block block, CallSyntax call, KnownValues known) {
    budget.spend(block.syntax().parameters().size());
    Set<String> deciding = control.of(block);
    Map<String, Value> values =
        deciding.isEmpty() ? Map.of() : values(block, call, known).orElse(Map.of());
    BlockCall key = key(block, values, deciding);
    Long before = ofBlocks.get(key);
    if (before != null) {
      return before;
    }
    KnownValues inside = new KnownValues(block.home(), values, budget);
    block.syntax().parameters().stream()
        .map(parameter -> parameter.name().text())
        .filter(name -> !values.containsKey(name))
        .forEach(name -> inside.define(name, Optional.empty()));
    long layers = of(block.syntax().statements(), inside);
    ofBlocks.put(key, layers);
    return layers;
  }

  /** Calls from different places are the same call. */
  private static BlockCall key(Block block, Map<String, Value> values, Set<String> deciding) {
    Map<String, Value> moved = new HashMap<>();
    values.forEach(
        (name, value) -> {
          if (deciding.contains(name)) {
            moved.put(name, value.at(block.syntax().span()));
          }
        });
    return new BlockCall(block, moved);
  }

  private static Optional<Map<String, Value>> values(
      Block block, CallSyntax call, KnownValues known) {
    return known
        .known(call)
        .flatMap(
            arguments ->
                new Parameters(block.syntax().name(), block.syntax().parameters(), block.home())
                    .read(arguments, call.span(), new Diagnostics()));
  }

  private long of(For loop, KnownValues known) {
    Optional<Value> list = known.known(loop.list());
    String name = loop.name().text();
    if (!(list.orElse(null) instanceof Value.Items items)) {
      known.define(name, Optional.empty());
      return unknownTimes(loop.body(), known);
    }
    List<Value> values = items.values();
    if (!values.isEmpty() && isSame(loop.body(), name, known)) {
      known.define(name, Optional.of(values.get(values.size() - 1)));
      return product(values.size(), of(loop.body(), known));
    }
    long layers = 0;
    for (Value value : values) {
      known.define(name, Optional.of(value));
      layers = sum(layers, of(loop.body(), known));
    }
    return layers;
  }

  private long of(Repeat loop, KnownValues known) {
    if (!(known.known(loop.count()).orElse(null) instanceof Value.Whole whole)) {
      return unknownTimes(loop.body(), known);
    }
    if (whole.value() > 0 && isSame(loop.body(), "", known)) {
      return product(whole.value(), of(loop.body(), known));
    }
    long layers = 0;
    for (long i = 0; i < whole.value(); i++) {
      layers = sum(layers, of(loop.body(), known));
    }
    return layers;
  }

  /** Whether a body comes to the same however often it was carried out before. */
  private boolean isSame(List<StatementSyntax> body, String variable, KnownValues known) {
    Set<String> deciding = control.of(body, known.home());
    Set<String> changing = control.assigned(body);
    return !deciding.contains(variable) && deciding.stream().noneMatch(changing::contains);
  }

  /** Perhaps never. */
  private long unknownTimes(List<StatementSyntax> body, KnownValues known) {
    control.assigned(body).forEach(name -> known.define(name, Optional.empty()));
    return 0;
  }

  private long of(If choice, KnownValues known) {
    for (StatementSyntax.Branch branch : choice.branches()) {
      Optional<Value> condition = known.known(branch.condition());
      if (!(condition.orElse(null) instanceof Value.Bool bool)) {
        return unknownBranch(choice, known);
      }
      if (bool.value()) {
        return of(branch.body(), known);
      }
    }
    return of(choice.otherwise(), known);
  }

  /** At least what the smallest branch comes to. */
  private long unknownBranch(If choice, KnownValues known) {
    Set<String> changing = new HashSet<>();
    choice.bodies().forEach(body -> changing.addAll(control.assigned(body)));
    long least = Long.MAX_VALUE;
    for (List<StatementSyntax> body : choice.bodies()) {
      changing.forEach(name -> known.define(name, Optional.empty()));
      least = Math.min(least, of(body, known));
    }
    changing.forEach(name -> known.define(name, Optional.empty()));
    return least;
  }

  private static long sum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private static long product(long times, long layers) {
    long high = Math.multiplyHigh(times, layers);
    return high != 0 || times * layers < 0 ? Long.MAX_VALUE : times * layers;
  }
}
