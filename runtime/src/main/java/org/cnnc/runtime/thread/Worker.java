package org.cnnc.runtime.thread;

import java.util.concurrent.locks.LockSupport;

/** A thread of a {@link Team} beside its caller's. */
final class Worker implements Runnable {
  private final Team team;
  private final int number;
  private final long keepAliveNanos;
  private final Spin.Condition isNeeded;
  private volatile Thread thread;
  private volatile boolean asleep;

  Worker(Team team, int number, long keepAliveNanos) {
    this.team = team;
    this.number = number;
    this.keepAliveNanos = keepAliveNanos;
    isNeeded = () -> team.hasTasks() || team.isClosed();
  }

  /** Sees to it that this thread looks for tasks; the team's caller alone calls this. */
  void wake() {
    Thread known = thread;
    if (known == null) {
      start();
    } else if (asleep) {
      LockSupport.unpark(known);
    }
  }

  private void start() {
    if (team.isClosed()) {
      return;
    }
    // Without what the caller's thread inherited: it may outlive the caller.
    Thread started = new Thread(null, this, "cnn-worker-" + number, 0, false);
    started.setDaemon(true);
    started.setContextClassLoader(null);
    thread = started;
    try {
      started.start();
    } catch (OutOfMemoryError e) {
      // The system has no more threads: the others do the work.
      thread = null;
    }
  }

  /** Has the thread look whether the team is closed. */
  void end() {
    LockSupport.unpark(thread);
  }

  @Override
  public void run() {
    try {
      while (!team.isClosed() && (team.takeTasks(number) || isNeededSoon())) {
        Thread.interrupted();
      }
    } finally {
      thread = null;
    }
  }

  /** Waits for tasks; false if none have come for long. */
  private boolean isNeededSoon() {
    if (team.spins() && Spin.until(isNeeded)) {
      return true;
    }
    long begin = System.nanoTime();
    long left = keepAliveNanos;
    asleep = true;
    while (!isNeeded.holds() && left > 0) {
      LockSupport.parkNanos(team, left);
      Thread.interrupted();
      left = keepAliveNanos - (System.nanoTime() - begin);
    }
    asleep = false;
    return left > 0;
  }
}
