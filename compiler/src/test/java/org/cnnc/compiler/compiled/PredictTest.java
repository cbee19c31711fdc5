package org.cnnc.compiler.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.cnnc.runtime.Model;
import org.junit.jupiter.api.Test;

/** Predictions of a generated network: without allocation, from many threads, in any batch. */
class PredictTest {
  private static final int SIZE = 12 * 12;
  private static final Model MODEL =
      CompiledNetwork.of(
              """
              model Small {
                input x: float32[12, 12, 1]
                Conv2D(8, 3, padding=same, activation=relu)
                MaxPooling2D(2)
                Conv2D(16, 3, activation=tanh)
                AveragePooling2D(2)
                Flatten()
                Dropout(0.5)
                Dense(5, activation=softmax)
              }
              """)
          .create(1);

  @Test
  void allocatesNothingOnceWarm() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] x = samples(1);
    float[] y = new float[5];
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < 50 && allocated != 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100; i++) {
        MODEL.predict(x, y);
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(allocated).isZero();
  }

  @Test
  void anyBatchGivesTheBitsOfSingleSamples() {
    float[] x = samples(21);
    float[] together = MODEL.predict(x);
    for (int i = 0; i < 21; i++) {
      float[] one = new float[SIZE];
      System.arraycopy(x, i * SIZE, one, 0, SIZE);
      float[] expected = new float[5];
      System.arraycopy(together, i * 5, expected, 0, 5);
      assertThat(MODEL.predict(one)).isEqualTo(expected);
    }
  }

  @Test
  void threadsDoNotDisturbEachOther() throws InterruptedException {
    float[] x = samples(64);
    float[] expected = MODEL.predict(x);
    List<float[]> wrong = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      threads.add(
          new Thread(
              () -> {
                for (int i = 0; i < 50; i++) {
                  float[] y = MODEL.predict(x);
                  if (!Arrays.equals(y, expected)) {
                    synchronized (wrong) {
                      wrong.add(y);
                    }
                  }
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void namesEveryLayersOutput() {
    float[] x = samples(11);
    assertThat(MODEL.layerOutputs(x)).hasSize(7);
    assertThat(MODEL.layerOutput("conv2d_1", x)).hasSize(11 * 4 * 4 * 16);
    assertThat(MODEL.layerOutput("dense", x)).isEqualTo(MODEL.predict(x));
  }

  private static float[] samples(int count) {
    SplittableRandom random = new SplittableRandom(9);
    float[] x = new float[count * SIZE];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble(-1, 1);
    }
    return x;
  }
}
