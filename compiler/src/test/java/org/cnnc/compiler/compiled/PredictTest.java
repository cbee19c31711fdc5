package org.cnnc.compiler.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.cnnc.runtime.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Predictions of a generated network: without allocation, from many threads, in any batch. */
class PredictTest {
  private static final int SIZE = 12 * 12;
  private static final CompiledNetwork NETWORK =
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
              """);
  private static final Model PORTABLE = NETWORK.create(1);
  private static final Model VECTORS = NETWORK.createForThisMachine(1);

  static List<Model> models() {
    return List.of(PORTABLE, VECTORS);
  }

  @Test
  void allocatesNothingOnceWarm() {
    assertThat(Allocation.ends(PORTABLE)).isTrue();
  }

  /** In a process that has seen vectors of one width alone, as applications have. */
  @Test
  void allocatesNothingInVectorsOnceWarm(@TempDir Path folder) throws Exception {
    assertThat(new ChildJava(NETWORK, folder).lines(Allocation.class, "-Dcnn.kernels=vector"))
        .contains("ends: true");
  }

  @ParameterizedTest
  @MethodSource("models")
  void anyBatchGivesTheBitsOfSingleSamples(Model model) {
    float[] x = samples(21);
    float[] together = model.predict(x);
    for (int i = 0; i < 21; i++) {
      float[] one = new float[SIZE];
      System.arraycopy(x, i * SIZE, one, 0, SIZE);
      float[] expected = new float[5];
      System.arraycopy(together, i * 5, expected, 0, 5);
      assertThat(model.predict(one)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void threadsDoNotDisturbEachOther(Model model) throws InterruptedException {
    float[] x = samples(64);
    float[] expected = model.predict(x);
    List<float[]> wrong = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      threads.add(
          new Thread(
              () -> {
                for (int i = 0; i < 50; i++) {
                  float[] y = model.predict(x);
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
  void bothRenderingsGiveTheSameBits() {
    float[] x = samples(21);
    assertThat(VECTORS.predict(x)).isEqualTo(PORTABLE.predict(x));
    VECTORS.setWeights(NETWORK.create(2).weights());
    assertThat(VECTORS.predict(x)).isEqualTo(NETWORK.create(2).predict(x));
    VECTORS.setWeights(PORTABLE.weights());
    assertThat(VECTORS.predict(x)).isEqualTo(PORTABLE.predict(x));
  }

  @ParameterizedTest
  @MethodSource("models")
  void namesEveryLayersOutput(Model model) {
    float[] x = samples(11);
    assertThat(model.layerOutputs(x)).hasSize(7);
    assertThat(model.layerOutput("conv2d_1", x)).hasSize(11 * 4 * 4 * 16);
    assertThat(model.layerOutput("dense", x)).isEqualTo(model.predict(x));
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
