package org.cnnc.runtime;

import org.cnnc.runtime.thread.Team;
import org.cnnc.runtime.thread.Work;

/** Shares out the steps of a pass to the threads of a team, each in a pass of its own. */
final class Split {
  /** Tasks a thread where there are pieces enough: threads are not equally fast at all times. */
  private static final int TASKS = 4;

  /** So many pieces a thread are enough: neighbours in one task may share what they read. */
  private static final int ENOUGH = 8;

  private final Team team;
  private final Pass[] passes;
  private final Work work = this::task;

  // The step at hand; fields, so that the work above allocates nothing.
  private Pass.Part<Pass> part;
  private float[] weights;
  private int samples;
  private int pieces;
  private int tasks;

  Split(Team team, Pass pass) {
    this.team = team;
    passes = new Pass[team.count()];
    passes[0] = pass;
    for (int i = 1; i < passes.length; i++) {
      passes[i] = pass.helper();
    }
  }

  Team team() {
    return team;
  }

  @SuppressWarnings("unchecked") // The passes are all of one type.
  <P extends Pass> void run(
      Pass.Part<P> newPart, int newPieces, float[] newWeights, int newSamples) {
    part = (Pass.Part<Pass>) newPart;
    pieces = newPieces;
    weights = newWeights;
    samples = newSamples;
    int threads = passes.length;
    tasks = pieces >= ENOUGH * threads ? TASKS * threads : Math.min(pieces, threads);
    team.run(tasks, work);
  }

  private void task(int task, int worker) {
    int from = (int) ((long) pieces * task / tasks);
    int to = (int) ((long) pieces * (task + 1) / tasks);
    part.run(passes[worker], weights, samples, from, to);
  }
}
