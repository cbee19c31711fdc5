package org.cnnc.runtime;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Idle passes that any thread may borrow; taking and giving back allocate nothing. */
final class PassPool {
  private final AtomicReferenceArray<Pass> slots =
      new AtomicReferenceArray<>(Math.max(16, 4 * Runtime.getRuntime().availableProcessors()));

  /** An idle pass, or null if there is none and the caller must make one. */
  Pass take() {
    for (int i = 0; i < slots.length(); i++) {
      if (slots.getPlain(i) != null) {
        Pass pass = slots.getAndSet(i, null);
        if (pass != null) {
          return pass;
        }
      }
    }
    return null;
  }

  /** Keeps the pass for the next caller; drops it if every slot is taken. */
  void give(Pass pass) {
    for (int i = 0; i < slots.length(); i++) {
      if (slots.getPlain(i) == null && slots.compareAndSet(i, null, pass)) {
        return;
      }
    }
  }
}
