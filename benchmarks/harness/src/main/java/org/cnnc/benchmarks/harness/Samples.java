package org.cnnc.benchmarks.harness;

import java.util.Random;

/** Random inputs and labels, the same for every contender; inputs lie between 0 and a bound. */
public final class Samples {
  private Samples() {}

  /** The inputs of a prediction. */
  public static float[] inputs(Task task) {
    return inputs(task.network(), task.batch(), new Random(7));
  }

  /** The inputs of every training batch. */
  public static float[][] batches(Task task) {
    Random random = new Random(7);
    float[][] batches = new float[count(task)][];
    for (int i = 0; i < batches.length; i++) {
      batches[i] = inputs(task.network(), task.batch(), random);
    }
    return batches;
  }

  /** The class numbers of every training batch. */
  public static int[][] labels(Task task) {
    Random random = new Random(11);
    int classes = task.network().binary() ? 2 : task.network().outputs();
    int[][] labels = new int[count(task)][task.batch()];
    for (int[] batch : labels) {
      for (int i = 0; i < batch.length; i++) {
        batch[i] = random.nextInt(classes);
      }
    }
    return labels;
  }

  /** Class numbers as floats. */
  public static float[] floats(int[] labels) {
    float[] floats = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      floats[i] = labels[i];
    }
    return floats;
  }

  private static int count(Task task) {
    return Math.max(1, task.network().trainingSamples() / task.batch());
  }

  private static float[] inputs(Network network, int samples, Random random) {
    float[] x = new float[samples * network.inputSize()];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat() * network.greatest();
    }
    return x;
  }
}
