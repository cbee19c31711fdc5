package org.cnnc.compiler.compiled;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.cnnc.runtime.Model;

/** Whether predictions come to allocate nothing. */
public final class Allocation {
  private static final int ROUNDS = 5000;

  private Allocation() {}

  /** The side of a process of its own, for a class of the class path. */
  public static void main(String[] arguments) throws Exception {
    Class<?> type = Class.forName(arguments[0]);
    Model model = (Model) type.getMethod("create", long.class).invoke(null, 1L);
    System.out.println("ends: " + ends(model));
  }

  public static boolean ends(Model model) {
    float[] x = new float[model.spec().inputSize()];
    float[] y = new float[model.spec().outputSize()];
    Arrays.fill(x, 0.5f);
    return ends(() -> model.predict(x, y));
  }

  /** Vectors, for one, are objects until the second compiler has done with all that makes them. */
  static boolean ends(Runnable prediction) {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    int still = 0;
    for (int round = 0; round < ROUNDS && still < 2; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100; i++) {
        prediction.run();
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      still = allocated == 0 ? still + 1 : 0;
    }
    return still == 2;
  }
}
