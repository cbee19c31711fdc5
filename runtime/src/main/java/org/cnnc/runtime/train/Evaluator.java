package org.cnnc.runtime.train;

import org.cnnc.runtime.Evaluation;
import org.cnnc.runtime.TrainingOptions;
import org.cnnc.runtime.data.Dataset;
import org.cnnc.runtime.thread.Team;
import org.cnnc.runtime.thread.Work;

/** Measures a model on data, several threads at once, with sums in the order of the samples. */
final class Evaluator {
  /** Passes of work between two sums. */
  private static final int CHUNKS = 64;

  private final Network network;
  private final Dataset data;
  private final Team workers;
  private final Objective objective;
  private final Scores scores;
  private final int capacity;
  private final Samples[] scratch;
  private final Work work = this::chunk;
  private int begin;
  private int end;

  Evaluator(Network network, Dataset data, TrainingOptions options, Team workers) {
    this.network = network;
    this.data = data;
    this.workers = workers;
    objective = Objective.of(network.spec(), options, data);
    capacity = network.batchCapacity();
    scores = new Scores(network.spec(), objective, options.metrics(), CHUNKS * capacity);
    scratch = new Samples[workers.count()];
  }

  Evaluation run() {
    scores.reset();
    for (begin = 0; begin < data.size(); begin = end) {
      end = Math.min(data.size(), begin + CHUNKS * capacity);
      workers.run((end - begin + capacity - 1) / capacity, work);
      scores.add(end - begin);
    }
    return scores.means();
  }

  private void chunk(int task, int worker) {
    if (scratch[worker] == null) {
      scratch[worker] =
          new Samples(network.kernels().newPass(capacity, false), network.spec(), objective);
    }
    Samples mine = scratch[worker];
    int first = begin + task * capacity;
    int count = Math.min(capacity, end - first);
    for (int s = 0; s < count; s++) {
      mine.copy(data, first + s, s);
    }
    mine.pass().forward(network.weights(), count);
    scores.score(mine, count, first - begin);
  }
}
