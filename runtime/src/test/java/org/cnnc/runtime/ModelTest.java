package org.cnnc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.cnnc.runtime.ModelSpec.WeightSpec;
import org.cnnc.runtime.loss.SparseCategoricalCrossentropy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {
  private final DenseSoftmax model = DenseSoftmax.create(1);

  @Test
  void predictsManySamplesAsItPredictsEach() {
    float[] x = TinyData.x(21, 5);
    float[] together = model.predict(x);
    for (int s = 0; s < 21; s++) {
      float[] one = model.predict(Arrays.copyOfRange(x, s * 6, s * 6 + 6));
      assertThat(one).isEqualTo(Arrays.copyOfRange(together, s * 3, s * 3 + 3));
    }
  }

  @Test
  void predictsNothingForNoSamples() {
    assertThat(model.predict(new float[0])).isEmpty();
  }

  @Test
  void takesBytesAsZeroTo255() {
    byte[] bytes = {0, 1, 127, -128, -1, 5, 1, 2, 3, 4, 5, 6};
    float[] values = {0, 1, 127, 128, 255, 5, 1, 2, 3, 4, 5, 6};
    DenseSoftmax linear = DenseSoftmax.create(1, "linear");
    assertThat(linear.predict(bytes)).isEqualTo(linear.predict(values));
  }

  @Test
  void refusesHalfASampleAndAWrongOutput() {
    assertThatThrownBy(() -> model.predict(new float[7]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A sample of `DenseSoftmax` has 6 values [6];"
                + " 7 values are no whole number of samples.");
    assertThatThrownBy(() -> model.predict(new float[6], new float[4]))
        .hasMessage("The outputs of 1 samples are 3 values; received an array of 4.");
  }

  @Test
  void allocatesNothingAfterWarmUp() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] x = TinyData.x(1, 1);
    float[] y = new float[3];
    byte[] bytes = new byte[6];
    float[] xs = TinyData.x(20, 1);
    float[] ys = new float[60];
    long allocated = Long.MAX_VALUE;
    // Several rounds: the JVM itself may allocate in one of them, for instance while compiling.
    for (int round = 0; round < 10 && allocated > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1000; i++) {
        model.predict(x, y);
        model.predict(xs, ys);
        model.predict(bytes, y);
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(allocated).isZero();
  }

  @Test
  void predictsTheSameFromManyThreads() throws Exception {
    float[] x = TinyData.x(64, 9);
    float[] serial = model.predict(x);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> same =
          IntStream.range(0, 8)
              .mapToObj(t -> pool.submit(() -> predictsSame(x, serial, t % 2 == 0)))
              .toList();
      for (Future<Boolean> future : same) {
        assertThat(future.get()).isTrue();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private boolean predictsSame(float[] x, float[] serial, boolean one) {
    boolean same = true;
    for (int round = 0; round < 500; round++) {
      if (one) {
        int s = round % 64;
        float[] y = model.predict(Arrays.copyOfRange(x, s * 6, s * 6 + 6));
        same &= Arrays.equals(y, Arrays.copyOfRange(serial, s * 3, s * 3 + 3));
      } else {
        same &= Arrays.equals(model.predict(x), serial);
      }
    }
    return same;
  }

  @Test
  void startsFromGlorotAndZeros() {
    assertThat(model.weight("dense/bias")).containsOnly(0);
    float limit = (float) Math.sqrt(6.0 / 9);
    for (float w : model.weight("dense/kernel")) {
      assertThat(w).isBetween(-limit, limit).isNotZero();
    }
    assertThat(DenseSoftmax.create(1).weights()).isEqualTo(model.weights());
    assertThat(DenseSoftmax.create(2).weights()).isNotEqualTo(model.weights());
  }

  @Test
  void spreadsAKernelAsGlorotSays() {
    WeightSpec kernel = new WeightSpec("c/kernel", List.of(3, 3, 1, 32), 0, "glorot_uniform", true);
    ModelSpec spec =
        new ModelSpec("C", "", List.of(), List.of(), List.of(), List.of(kernel), 288, "");
    double squares = 0;
    for (float w : Model.initialWeights(spec, 7)) {
      squares += w * w;
    }
    assertThat(Math.sqrt(squares / 288)).isCloseTo(0.0821, within(0.006));
  }

  @Test
  void namesTheInitializersThereAre() {
    WeightSpec kernel = new WeightSpec("c/kernel", List.of(1), 0, "glorot", true);
    ModelSpec spec =
        new ModelSpec("C", "", List.of(), List.of(), List.of(), List.of(kernel), 1, "");
    assertThatThrownBy(() -> Model.initialWeights(spec, 7))
        .hasMessage("There is no initializer `glorot`; there are glorot_uniform, ones, zeros.");
  }

  @Test
  void savesAndLoads(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("new/folder/dense.safetensors");
    model.save(file);
    assertThat(DenseSoftmax.load(file).weights()).isEqualTo(model.weights());
  }

  @Test
  void givesTheGradientOfTheMeanLoss() {
    float[] x = TinyData.x(11, 3);
    float[] y = new float[11];
    Gradients gradients = model.gradients(x, y, new SparseCategoricalCrossentropy());
    assertThat(gradients.gradient("dense/bias")).hasSize(3);
    int at = 4;
    float[] weights = model.weights();
    float kept = weights[at];
    float step = 1e-2f;
    weights[at] = kept + step;
    model.setWeights(weights);
    float above = model.gradients(x, y, new SparseCategoricalCrossentropy()).loss();
    weights[at] = kept - step;
    model.setWeights(weights);
    float below = model.gradients(x, y, new SparseCategoricalCrossentropy()).loss();
    assertThat(gradients.weights()[at]).isCloseTo((above - below) / (2 * step), within(1e-4f));
  }

  @Test
  void showsLayersByName() {
    float[] x = TinyData.x(2, 3);
    assertThat(model.layerOutput("dense", x)).isEqualTo(model.predict(x));
    assertThat(model.layerOutputs(x)).containsOnlyKeys("dense");
    assertThatThrownBy(() -> model.layerOutput("dens", x))
        .hasMessage("There is no layer `dens`; the layers are [dense].");
  }
}
