package org.cnnc.runtime.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cnnc.runtime.ModelSpec;
import org.cnnc.runtime.ModelSpec.WeightSpec;
import org.cnnc.runtime.optimizer.Optimizer;

/** The parts of the flat weight array that an optimizer may move. */
final class TrainableRanges {
  private final int[] froms;
  private final int[] tos;

  TrainableRanges(ModelSpec spec) {
    List<WeightSpec> weights = new ArrayList<>(spec.weights());
    weights.removeIf(w -> !w.trainable());
    weights.sort(Comparator.comparingInt(WeightSpec::offset));
    froms = new int[weights.size()];
    tos = new int[weights.size()];
    int count = 0;
    for (WeightSpec weight : weights) {
      // Neighbours are joined: one long loop is faster than two short ones.
      if (count == 0 || tos[count - 1] != weight.offset()) {
        froms[count++] = weight.offset();
      }
      tos[count - 1] = weight.offset() + weight.size();
    }
  }

  /** Takes an optimizer's step on the trainable parts of a range. */
  void step(
      Optimizer.State state, float[] weights, float[] gradients, int from, int to, long iteration) {
    for (int i = 0; i < froms.length; i++) {
      int begin = Math.max(from, froms[i]);
      int end = Math.min(to, tos[i]);
      if (begin < end) {
        state.step(weights, gradients, begin, end, iteration);
      }
    }
  }
}
