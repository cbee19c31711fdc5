package org.cnnc.runtime.train;

import org.cnnc.runtime.BatchSums;
import org.cnnc.runtime.Pass;
import org.cnnc.runtime.data.Dataset;
import org.cnnc.runtime.loss.Predictions;
import org.cnnc.runtime.thread.Team;
import org.cnnc.runtime.thread.Work;

/** Forward and backward of one batch: the gradient of its mean loss, and its scores. */
final class BatchGradient {
  /** What to do with a range of the mean gradient while it is in the cache. */
  interface Use {
    void range(float[] gradients, int from, int to);
  }

  private final Network network;
  private final Objective objective;
  private final int shardSize;
  private final Samples[] scratch;
  private final BatchSums[] sums;
  private final GradientTree tree;
  private final Team workers;
  private final Scores scores;
  private final Work shardWork = this::shard;
  private final Work rangeWork = this::range;
  private final Work packWork = this::pack;

  // The batch at hand; fields, so that the work above allocates nothing.
  private Dataset data;
  private int[] order;
  private int begin;
  private int samples;
  private long key;
  private int firstShard;
  private int waveShards;
  private Use use;

  BatchGradient(Network network, Objective objective, int batchSize, Team workers, Scores s) {
    this.network = network;
    this.objective = objective;
    this.workers = workers;
    this.scores = s;
    this.shardSize = network.shardSize();
    int shards = (batchSize + shardSize - 1) / shardSize;
    scratch = new Samples[workers.count()];
    sums = new BatchSums[workers.count()];
    sums[0] = network.kernels().newSums(Math.min(shards, GradientTree.WAVE) * shardSize);
    tree = new GradientTree(shards, network.spec().weightCount(), sums[0].parts());
    pack();
  }

  /** Has the weights packed again, after they were written. */
  void pack() {
    workers.run(network.kernels().packs(true), packWork);
  }

  private void pack(int part, int worker) {
    network.kernels().pack(part, network.weights());
  }

  private Samples scratch(int worker) {
    if (scratch[worker] == null) {
      Pass pass = network.kernels().newPass(shardSize, true);
      scratch[worker] = new Samples(pass, network.spec(), objective);
    }
    return scratch[worker];
  }

  /**
   * Computes the batch of {@code order[begin]} to {@code order[begin + samples - 1]}, adds its
   * scores, and hands the mean gradient to {@code use} in ranges, on several threads.
   */
  void run(Dataset newData, int[] newOrder, int newBegin, int count, long newKey, Use newUse) {
    data = newData;
    order = newOrder;
    begin = newBegin;
    samples = count;
    key = newKey;
    use = newUse;
    int shards = (count + shardSize - 1) / shardSize;
    for (firstShard = 0; firstShard < shards; firstShard += GradientTree.WAVE) {
      waveShards = Math.min(GradientTree.WAVE, shards - firstShard);
      workers.run(waveShards, shardWork);
      workers.run(tree.ranges().size(), rangeWork);
    }
    scores.add(count);
  }

  private void shard(int task, int worker) {
    Samples mine = scratch(worker);
    Pass pass = mine.pass();
    int first = (firstShard + task) * shardSize;
    int count = Math.min(shardSize, samples - first);
    for (int s = 0; s < count; s++) {
      mine.copy(data, order[begin + first + s], s);
    }
    pass.keepIn(sums[0], task * shardSize);
    pass.forwardTraining(network.weights(), count, key, first);
    scores.score(mine, count, first);
    for (int o = 0; o < objective.outputs(); o++) {
      Predictions predictions = mine.predictions(o);
      for (int s = 0; s < count; s++) {
        objective.gradient(o, predictions, s, pass.outputGradient(o));
      }
    }
    pass.backward(network.weights(), tree.shard(task), count, objective.beforeActivation());
  }

  private void range(int number, int worker) {
    GradientRange range = tree.ranges().get(number);
    boolean first = firstShard == 0;
    if (range.part().isPresent()) {
      int waveSamples = Math.min(waveShards * shardSize, samples - firstShard * shardSize);
      tree.sum(sums(worker), range.part().get(), waveSamples, first);
    } else {
      tree.join(waveShards, first, range);
    }
    boolean last = (firstShard + waveShards) * shardSize >= samples;
    if (last) {
      tree.scale(1f / samples, range);
      use.range(tree.total(), range.from(), range.to());
    }
  }

  /** What is kept is the same for all. */
  private BatchSums sums(int worker) {
    if (sums[worker] == null) {
      sums[worker] = sums[0].helper();
    }
    return sums[worker];
  }
}
