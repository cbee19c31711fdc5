package org.cnnc.runtime.train;

import org.cnnc.runtime.Evaluation;
import org.cnnc.runtime.Pass;
import org.cnnc.runtime.TrainingOptions;
import org.cnnc.runtime.data.Dataset;
import org.cnnc.runtime.loss.Predictions;

/** Measures a model on data, several threads at once, with sums in the order of the samples. */
final class Evaluator {
  /** Passes of work between two sums. */
  private static final int CHUNKS = 64;

  private final Network network;
  private final Dataset data;
  private final Workers workers;
  private final Scores scores;
  private final int capacity;
  private final Pass[] passes;
  private final Predictions[] predictions;
  private final float[][] targets;
  private final Workers.Work work = this::chunk;
  private int begin;
  private int end;

  Evaluator(Network network, Dataset data, TrainingOptions options, Workers workers) {
    this.network = network;
    this.data = data;
    this.workers = workers;
    capacity = network.batchCapacity();
    scores = new Scores(options.loss(), options.metrics(), CHUNKS * capacity);
    passes = new Pass[workers.count()];
    predictions = new Predictions[passes.length];
    targets = new float[passes.length][data.ySize() * capacity];
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
    if (passes[worker] == null) {
      passes[worker] = network.kernels().newPass(capacity, false);
      predictions[worker] = new Predictions(network.spec().outputShape(), data.ySize());
    }
    Pass pass = passes[worker];
    int first = begin + task * capacity;
    int count = Math.min(capacity, end - first);
    for (int s = 0; s < count; s++) {
      int x = s * data.xSize();
      data.copy(first + s, pass.input(), x, targets[worker], s * data.ySize());
    }
    pass.forward(network.weights(), count);
    scores.score(predictions[worker].show(targets[worker], pass.output()), count, first - begin);
  }
}
