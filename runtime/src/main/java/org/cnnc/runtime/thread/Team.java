package org.cnnc.runtime.thread;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed number of threads, the caller's among them, that share out numbered tasks. The others
 * start with the first work there is, end by themselves when there has been none for a while, and
 * take whatever tasks are left: a caller never waits for a thread that has not begun. Handing out
 * work allocates nothing.
 */
public final class Team implements AutoCloseable {
  private static final long KEEP_ALIVE_NANOS = 10_000_000_000L;

  private final Worker[] helpers;
  private final boolean spins;
  private final AtomicBoolean taken = new AtomicBoolean();

  /** Tasks that nobody has taken; the fields below are those of the work as long as one is left. */
  private final AtomicInteger untaken = new AtomicInteger();

  private final AtomicInteger undone = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** Null where there is nobody to wait for. */
  private final Spin.Condition isDone;

  private Work work;
  private int tasks;
  private volatile Thread waiting;
  private volatile boolean closed;

  /** A team of {@code count} threads, of which the caller is one. */
  public Team(int count) {
    this(count, KEEP_ALIVE_NANOS);
  }

  Team(int count, long keepAliveNanos) {
    spins = count <= Runtime.getRuntime().availableProcessors();
    isDone = count == 1 ? null : () -> undone.get() == 0;
    helpers = new Worker[count - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Worker(this, i + 1, keepAliveNanos);
    }
  }

  /** The number of threads, the caller's included. */
  public int count() {
    return helpers.length + 1;
  }

  /** Takes the team for the calling thread, unless it is alone or another has it. */
  public boolean take() {
    return helpers.length > 0 && !taken.get() && taken.compareAndSet(false, true);
  }

  /** Gives back the team that {@link #take} has given. */
  public void give() {
    taken.set(false);
  }

  /**
   * Does tasks 0 to {@code count - 1} and returns when all are done. The first exception of a task
   * is thrown here, and then some tasks may not have been done. One thread at a time may call this.
   */
  public void run(int count, Work newWork) {
    if (helpers.length == 0 || count <= 1) {
      for (int task = 0; task < count; task++) {
        newWork.run(task, 0);
      }
      return;
    }
    work = newWork;
    tasks = count;
    undone.set(count);
    untaken.set(count);
    for (int i = 0; i < helpers.length && i < count - 1; i++) {
      helpers[i].wake();
    }
    takeTasks(0);
    await();
    work = null;
    throwFailure();
  }

  /** Does tasks as long as some are left, and says whether there was one. */
  boolean takeTasks(int worker) {
    boolean some = false;
    for (int left = untaken.get(); left > 0; left = untaken.get()) {
      if (untaken.compareAndSet(left, left - 1)) {
        some = true;
        doTask(tasks - left, worker);
      }
    }
    return some;
  }

  private void doTask(int task, int worker) {
    try {
      if (failure.get() == null) {
        work.run(task, worker);
      }
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    }
    if (undone.decrementAndGet() == 0) {
      Thread caller = waiting;
      if (caller != null) {
        LockSupport.unpark(caller);
      }
    }
  }

  private void await() {
    if (undone.get() == 0 || (spins && Spin.until(isDone))) {
      return;
    }
    boolean interrupted = false;
    waiting = Thread.currentThread();
    while (undone.get() > 0) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    waiting = null;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void throwFailure() {
    if (failure.get() == null) {
      return;
    }
    Throwable thrown = failure.getAndSet(null);
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    throw (Error) thrown;
  }

  /** Whether it pays to wait awake: not where others need the processor. */
  boolean spins() {
    return spins;
  }

  boolean hasTasks() {
    return untaken.get() > 0;
  }

  boolean isClosed() {
    return closed;
  }

  /** Ends the other threads; work after this is the caller's alone. */
  @Override
  public void close() {
    closed = true;
    for (Worker helper : helpers) {
      helper.end();
    }
  }
}
