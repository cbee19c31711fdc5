package org.cnnc.compiler.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cnnc.compiler.kernel.Contraction;
import org.cnnc.compiler.kernel.Nest;
import org.cnnc.compiler.kernel.Pooling;

/** Finds the layers that pool sums of the layer before while predicting. */
final class Poolings {
  private final Map<String, Step> bySums = new LinkedHashMap<>();

  /** What pools the sums of a step, by the step's name. */
  Map<String, Step> bySums() {
    return bySums;
  }

  /**
   * Notes the last layer so far, if it pools what the layer before put out.
   *
   * @param forward the predicting steps so far
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
    together(own)
        .filter(nest -> Contraction.of(sums.nest()).isPresent())
        .filter(nest -> Pooling.of(sums.nest(), nest).isPresent())
        .ifPresent(nest -> bySums.put(sums.name(), step.apply(nest)));
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
    Optional<Nest> all = Optional.of(steps.get(0).nest());
    for (Step then : steps.subList(1, steps.size())) {
      all = all.flatMap(nest -> nest.with(then.nest()));
    }
    return all;
  }
}
