package org.cnnc.compiler.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cnnc.compiler.diagnostic.Diagnostic;
import org.cnnc.compiler.diagnostic.Refusal;

/** Goes on after a refusal, so that everything wrong is said at once. */
final class Attempts {
  private final List<Diagnostic> wrong = new ArrayList<>();
  private boolean refused;

  /** What is supplied, or empty if it is refused. */
  <T> Optional<T> of(Supplier<T> supplier) {
    try {
      return Optional.of(supplier.get());
    } catch (Refusal refusal) {
      refused = true;
      wrong.addAll(refusal.diagnostics());
      return Optional.empty();
    }
  }

  /** Refuses if anything was refused. */
  void finish() {
    if (refused) {
      throw new Refusal(wrong);
    }
  }
}
