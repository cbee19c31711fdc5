package org.cnnc.compiler.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cnnc.compiler.kernel.Contraction;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Pooling;

/** Finds the layers that pool sums of the layer before. */
final class Poolings {
  private final Map<String, Pooled> bySums = new LinkedHashMap<>();

  /** What pools the sums of a step, by the step's name. */
  Map<String, Pooled> bySums() {
    return bySums;
  }

  /**
   * Notes the last layer so far, if it pools what the layer before put out.
   *
   * @param forward the steps so far, of predicting or of training
   * @param number of the layer, which alone reads the one before
   * @param step makes a step of the layer's
   */
  void add(List<Step> forward, int number, Function<Nest, Step> step) {
    List<Step> own = last(forward, number);
    List<Step> before = last(forward.subList(0, forward.size() - own.size()), number - 1);
    if (own.isEmpty() || before.isEmpty()) {
      return;
    }
    Step sums = before.get(before.size() - 1);
    if (Contraction.of(sums.nest()).isPresent()) {
      pooled(sums, own, step).ifPresent(pooled -> bySums.put(sums.name(), pooled));
    }
  }

  /** Forgets those whose sums, once stored, some other step reads. */
  void keepUnread(List<Step> forward, List<Step> readers) {
    Set<Value> read =
        readers.stream()
            .flatMap(reader -> reader.values().values().stream())
            .collect(Collectors.toSet());
    forward.stream()
        .filter(sums -> read.contains(sums.values().get(sums.nest().target().buffer().name())))
        .forEach(sums -> bySums.remove(sums.name()));
  }

  private static Optional<Pooled> pooled(Step sums, List<Step> own, Function<Nest, Step> step) {
    Optional<Pooling> alone = pooling(sums, own);
    Nest choice = own.get(own.size() - 1).nest();
    return alone
        .or(() -> pooling(sums, own.subList(0, own.size() - 1)).flatMap(p -> p.with(choice)))
        .map(pooling -> new Pooled(pooling, step.apply(pooling.nest()), own));
  }

  private static Optional<Pooling> pooling(Step sums, List<Step> steps) {
    return together(steps).flatMap(nest -> Pooling.of(sums.nest(), nest));
  }

  /** The steps at the end that are a layer's. */
  private static List<Step> last(List<Step> steps, int layer) {
    int begin = steps.size();
    while (begin > 0 && steps.get(begin - 1).layerNumber() == layer) {
      begin--;
    }
    return steps.subList(begin, steps.size());
  }

  /** A mean is a sum and a division. */
  private static Optional<Nest> together(List<Step> steps) {
    Optional<Nest> all = steps.stream().findFirst().map(Step::nest);
    for (Step then : steps.stream().skip(1).toList()) {
      all = all.flatMap(nest -> nest.with(then.nest()));
    }
    return all;
  }
}
