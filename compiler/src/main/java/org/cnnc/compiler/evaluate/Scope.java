package org.cnnc.compiler.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.syntax.CallSyntax;
import org.cnnc.compiler.word.Value;

/** What an expression can see. */
public interface Scope {
  /** The value of a parameter, a constant, a {@code let} or a loop's variable. */
  Optional<Value> value(String name);

  /** The names that have values. */
  Collection<String> names();

  /**
   * The answer if a call is a question about what was built so far, such as {@code channels(x)}.
   *
   * @throws org.cnnc.compiler.diagnostic.Refusal if it has no answer
   */
  default Optional<Value> answer(CallSyntax call) {
    return Optional.empty();
  }

  /** Takes note of work done, in parts of expressions. */
  default void spend(long work) {}

  /** The names of a map. */
  static Scope of(Map<String, Value> values) {
    return new Layered(values, Optional.empty());
  }

  /** The names of a map, and behind them those of this scope that it does not redefine. */
  default Scope with(Map<String, Value> values) {
    return new Layered(values, Optional.of(this));
  }

  /** Names in front of others. */
  record Layered(Map<String, Value> values, Optional<Scope> outer) implements Scope {
    @Override
    public Optional<Value> value(String name) {
      return Optional.ofNullable(values.get(name))
          .or(() -> outer.flatMap(scope -> scope.value(name)));
    }

    @Override
    public Collection<String> names() {
      List<String> names = new ArrayList<>(values.keySet());
      outer.ifPresent(scope -> names.addAll(scope.names()));
      return names;
    }
  }
}
