package org.cnnc.runtime.train;

import java.util.List;
import org.cnnc.runtime.Gradients;
import org.cnnc.runtime.data.Dataset;
import org.cnnc.runtime.data.Shuffle;
import org.cnnc.runtime.loss.Loss;
import org.cnnc.runtime.thread.Team;

/** The gradient of one batch by itself, without a step. */
public final class GradientRun {
  private GradientRun() {}

  /** The mean loss of all samples of the data and its gradient by every weight. */
  public static Gradients of(Network network, Dataset data, List<Loss> losses) {
    Objective objective = new Objective(network.spec(), losses, List.of());
    objective.check(data);
    int samples = data.size();
    Scores scores = new Scores(network.spec(), objective, List.of(), samples);
    int[] order = new int[samples];
    Shuffle.identity(order);
    float[] result = new float[network.spec().weightCount()];
    try (Team workers = new Team(1)) {
      new BatchGradient(network, objective, samples, workers, scores)
          .run(
              data,
              order,
              0,
              samples,
              0,
              (gradients, from, to) -> System.arraycopy(gradients, from, result, from, to - from));
    }
    return new Gradients(network.spec(), scores.means().loss(), result);
  }
}
