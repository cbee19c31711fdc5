package org.cnnc.runtime;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Idle calls that any thread may borrow; taking and giving back allocate nothing. */
final class CallPool {
  private final AtomicReferenceArray<Call> slots =
      new AtomicReferenceArray<>(Math.max(16, 4 * Runtime.getRuntime().availableProcessors()));

  /** An idle call, or null if there is none and the caller must make one. */
  Call take() {
    for (int i = 0; i < slots.length(); i++) {
      if (slots.getPlain(i) != null) {
        Call call = slots.getAndSet(i, null);
        if (call != null) {
          return call;
        }
      }
    }
    return null;
  }

  /** Keeps the call for the next caller; drops it if every slot is taken. */
  void give(Call call) {
    for (int i = 0; i < slots.length(); i++) {
      if (slots.getPlain(i) == null && slots.compareAndSet(i, null, call)) {
        return;
      }
    }
  }
}
