package org.cnnc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Predictions computed on several threads. */
@Timeout(60)
class ThreadsTest {
  /** The child's side: the bytes that predictions allocate once all has been there. */
  public static void main(String[] threads) {
    Shared model = new Shared();
    model.setThreads(Integer.parseInt(threads[0]));
    float[][] x = {samples(1), samples(31)};
    float[][] y = {new float[x[0].length], new float[x[1].length]};
    com.sun.management.ThreadMXBean allocations =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int i = 0; i < 4000; i++) {
      if (i == 1000) {
        before = allocations.getCurrentThreadAllocatedBytes();
        before = allocations.getCurrentThreadAllocatedBytes();
      }
      model.predict(x[i % 2], y[i % 2]);
    }
    System.out.println("allocated " + (allocations.getCurrentThreadAllocatedBytes() - before));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void anyNumberGivesTheSame(int threads) {
    Shared model = new Shared();
    model.setThreads(threads);
    assertThat(model.threads()).isEqualTo(threads);
    for (int samples : new int[] {0, 1, 2, 7, 8, 9, 100, 1}) {
      float[] x = samples(samples);
      assertThat(model.predict(x)).isEqualTo(tripled(x));
    }
  }

  @Test
  void anyNumberOfCallersMayShareThem() throws InterruptedException {
    Shared model = new Shared();
    model.setThreads(3);
    Queue<float[]> wrong = new ConcurrentLinkedQueue<>();
    List<Thread> callers = new ArrayList<>();
    for (int caller = 1; caller <= 6; caller++) {
      float[] x = samples(caller % 3 == 0 ? 20 : caller);
      float[] expected = tripled(x);
      Runnable work =
          () -> {
            for (int i = 0; i < 2000; i++) {
              float[] y = model.predict(x);
              if (!Arrays.equals(y, expected)) {
                wrong.add(y);
              }
            }
          };
      callers.add(new Thread(work));
    }
    callers.forEach(Thread::start);
    for (int threads = 1; threads < 5; threads++) {
      Thread.sleep(5);
      model.setThreads(threads);
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64})
  void whatAStepThrowsReachesTheCaller(int samples) {
    Shared model = new Shared();
    model.setThreads(2);
    float[] x = samples(samples);
    float[] bad = x.clone();
    bad[bad.length - 1] = Float.NaN;
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> model.predict(bad)).isInstanceOf(ArithmeticException.class);
      assertThat(model.predict(x)).isEqualTo(tripled(x));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "5"})
  void predictingAllocatesNothing(String threads) throws Exception {
    assertThat(Child.lines(List.of("-Xint"), ThreadsTest.class, threads))
        .containsExactly("allocated 0");
  }

  @Test
  void thePropertySaysHowManyUnlessTheApplicationDoes() {
    assertThat(new Shared().threads()).isEqualTo(1);
    System.setProperty("cnn.threads", "4");
    try {
      assertThat(new Shared().threads()).isEqualTo(4);
      System.setProperty("cnn.threads", "many");
      assertThatThrownBy(Shared::new)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("-Dcnn.threads is a number of threads from 1 on; received `many`.");
    } finally {
      System.clearProperty("cnn.threads");
    }
  }

  @Test
  void refusesFewerThanOne() {
    assertThatThrownBy(() -> new Shared().setThreads(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("`threads` is at least 1; received 0.");
  }

  private static float[] samples(int count) {
    float[] x = new float[count * Shared.SIZE];
    for (int i = 0; i < x.length; i++) {
      x[i] = i % 1000;
    }
    return x;
  }

  private static float[] tripled(float[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] + x[i] + x[i];
    }
    return y;
  }
}
