package org.cnnc.runtime.train;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fixed team of threads, the caller's among them, that shares out numbered tasks. Handing out
 * work allocates nothing.
 */
final class Workers implements AutoCloseable {
  /** One kind of work, cut into numbered tasks. */
  interface Work {
    /** Does a task; {@code worker} counts from 0 and tells whose scratch memory to use. */
    void run(int task, int worker);
  }

  private final Thread[] threads;
  private final AtomicInteger next = new AtomicInteger();
  private Work work;
  private int tasks;
  private int round;
  private int busy;
  private boolean closed;
  private Throwable failure;

  /** Starts {@code count - 1} threads; the caller is the last one. */
  Workers(int count) {
    threads = new Thread[count - 1];
    for (int i = 0; i < threads.length; i++) {
      int worker = i + 1;
      threads[i] = new Thread(() -> serve(worker), "cnn-worker-" + worker);
      threads[i].setDaemon(true);
    }
  }

  /** Starts the threads; apart from the constructor so that they see a finished object. */
  Workers start() {
    for (Thread thread : threads) {
      thread.start();
    }
    return this;
  }

  /** The number of threads, the caller's included. */
  int count() {
    return threads.length + 1;
  }

  /** Does tasks 0 to {@code count - 1} and returns when all are done. */
  void run(int count, Work newWork) {
    if (threads.length == 0 || count == 1) {
      for (int task = 0; task < count; task++) {
        newWork.run(task, 0);
      }
      return;
    }
    synchronized (this) {
      work = newWork;
      tasks = count;
      next.set(0);
      busy = threads.length;
      round++;
      notifyAll();
    }
    takeTasks(newWork, count, 0);
    await();
  }

  private synchronized void await() {
    boolean interrupted = false;
    while (busy > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable thrown = failure;
    failure = null;
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
  }

  private void serve(int worker) {
    int seen = 0;
    while (true) {
      Work mine;
      int count;
      synchronized (this) {
        while (round == seen && !closed) {
          try {
            wait();
          } catch (InterruptedException e) {
            return;
          }
        }
        if (closed) {
          return;
        }
        seen = round;
        mine = work;
        count = tasks;
      }
      takeTasks(mine, count, worker);
      synchronized (this) {
        if (--busy == 0) {
          notifyAll();
        }
      }
    }
  }

  private void takeTasks(Work mine, int count, int worker) {
    try {
      for (int task = next.getAndIncrement(); task < count; task = next.getAndIncrement()) {
        mine.run(task, worker);
      }
    } catch (RuntimeException | Error e) {
      next.set(count);
      synchronized (this) {
        if (failure == null) {
          failure = e;
        }
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
