package org.cnnc.runtime.thread;

/** One kind of work, cut into numbered tasks. */
public interface Work {
  /** Does a task; {@code worker} counts from 0 and tells whose memory to work in. */
  void run(int task, int worker);
}
