package org.cnnc.benchmarks.cnn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cnnc.benchmarks.harness.Contender;
import org.cnnc.benchmarks.harness.Task;
import org.cnnc.runtime.Model;

/** Predicts a batch on several threads, each its share of the samples. */
final class BatchPrediction implements Contender.Prediction {
  private final Model model;
  private final float[] x;
  private final float[] y;
  private final List<Share> shares = new ArrayList<>();
  private final ExecutorService threads;

  BatchPrediction(Model model, float[] x, Task task) {
    this.model = model;
    this.x = x;
    y = new float[task.batch() * task.network().outputs()];
    int count = Math.min(task.threads(), task.batch());
    threads = count == 1 ? null : Executors.newFixedThreadPool(count - 1, BatchPrediction::daemon);
    for (int i = 0; i < count && count > 1; i++) {
      int from = task.batch() * i / count;
      int to = task.batch() * (i + 1) / count;
      shares.add(new Share(task, from, to));
    }
  }

  @Override
  public float[] run() throws Exception {
    if (threads == null) {
      model.predict(x, y);
      return y;
    }
    List<Future<?>> running = new ArrayList<>();
    for (Share share : shares.subList(1, shares.size())) {
      running.add(threads.submit(share));
    }
    shares.get(0).run();
    for (Future<?> share : running) {
      share.get();
    }
    return y;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  /** Some of the batch's samples, copied out of it and back. */
  private final class Share implements Runnable {
    private final int inputFrom;
    private final int outputFrom;
    private final float[] shareX;
    private final float[] shareY;

    Share(Task task, int from, int to) {
      inputFrom = from * task.network().inputSize();
      outputFrom = from * task.network().outputs();
      shareX = new float[(to - from) * task.network().inputSize()];
      shareY = new float[(to - from) * task.network().outputs()];
    }

    @Override
    public void run() {
      System.arraycopy(x, inputFrom, shareX, 0, shareX.length);
      model.predict(shareX, shareY);
      System.arraycopy(shareY, 0, y, outputFrom, shareY.length);
    }
  }
}
