package org.cnnc.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.cnnc.runtime.DenseSoftmax;
import org.cnnc.runtime.Evaluation;
import org.cnnc.runtime.History;
import org.cnnc.runtime.TinyData;
import org.cnnc.runtime.TrainingOptions;
import org.cnnc.runtime.data.ArrayDataset;
import org.cnnc.runtime.data.Dataset;
import org.cnnc.runtime.loss.CategoricalCrossentropy;
import org.cnnc.runtime.loss.SparseCategoricalCrossentropy;
import org.cnnc.runtime.metric.Accuracy;
import org.cnnc.runtime.optimizer.Adam;
import org.cnnc.runtime.optimizer.Optimizer;
import org.cnnc.runtime.optimizer.RMSprop;
import org.cnnc.runtime.optimizer.SGD;
import org.cnnc.runtime.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  private final Dataset data = TinyData.sparse(203, 1);

  private static TrainingOptions.Builder options() {
    return TrainingOptions.builder(new SparseCategoricalCrossentropy())
        .metrics(new Accuracy())
        .progress(Progress.SILENT)
        .seed(42);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 64, 300})
  void givesTheSameBitsOnAnyNumberOfThreads(int batchSize) {
    DenseSoftmax reference = trained(batchSize, 1, new Adam(0.01));
    for (int threads : new int[] {2, 3, 8}) {
      assertThat(trained(batchSize, threads, new Adam(0.01)).weights())
          .isEqualTo(reference.weights());
    }
    assertThat(reference.weights()).isNotEqualTo(DenseSoftmax.create(3).weights());
  }

  private DenseSoftmax trained(int batchSize, int threads, Optimizer optimizer) {
    // Shards of one sample: a batch of 64 then has two waves, one of 300 has seven.
    DenseSoftmax model =
        new DenseSoftmax(
            DenseSoftmax.spec("softmax", true), DenseSoftmax.create(3).weights().clone(), 1);
    model.fit(
        data,
        options().optimizer(optimizer).batchSize(batchSize).threads(threads).epochs(5).build());
    return model;
  }

  @Test
  void learns() {
    for (Optimizer optimizer : new Optimizer[] {new SGD(0.5), new Adam(0.05), new RMSprop(0.02)}) {
      DenseSoftmax model = DenseSoftmax.create(3);
      History history =
          model.fit(
              data,
              options()
                  .optimizer(optimizer)
                  .epochs(30)
                  .validationData(TinyData.sparse(50, 2))
                  .build());
      assertThat(history.history().keySet())
          .containsExactly("loss", "accuracy", "val_loss", "val_accuracy");
      assertThat(history.get("loss")).hasSize(30);
      assertThat(history.get("loss").get(29)).isLessThan(history.get("loss").get(0) / 2);
      assertThat(history.get("val_accuracy").get(29)).isGreaterThan(0.9f);
      Evaluation evaluation = model.evaluate(TinyData.sparse(50, 2), options().build());
      assertThat(evaluation.loss()).isEqualTo(history.get("val_loss").get(29));
    }
  }

  @Test
  void sumsScoresInTheOrderOfTheSamples() {
    DenseSoftmax model = DenseSoftmax.create(3);
    Dataset large = TinyData.sparse(1503, 1);
    Evaluation one = model.evaluate(large, options().threads(1).build());
    assertThat(model.evaluate(large, options().threads(8).build())).isEqualTo(one);
    assertThat(one.metrics()).containsOnlyKeys("accuracy");
  }

  @Test
  void trainsOneHotAsItTrainsSparse() {
    DenseSoftmax sparse = DenseSoftmax.create(3);
    sparse.fit(data, options().build());
    DenseSoftmax oneHot = DenseSoftmax.create(3);
    oneHot.fit(TinyData.oneHot(203, 1), options(new CategoricalCrossentropy()).build());
    assertThat(oneHot.weights()).isEqualTo(sparse.weights());
  }

  private static TrainingOptions.Builder options(CategoricalCrossentropy loss) {
    return TrainingOptions.builder(loss).progress(Progress.SILENT).seed(42);
  }

  /** Notes what the thread has allocated when a step ends. */
  private static final class Meter implements Progress {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long[] allocated = new long[200];
    private int steps;

    @Override
    public boolean isDue() {
      allocated[steps++] = threads.getCurrentThreadAllocatedBytes();
      return false;
    }

    long between(int step, int later) {
      return allocated[later] - allocated[step];
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void allocatesNothingInAStep(int threads) {
    DenseSoftmax model = DenseSoftmax.create(3);
    long least = Long.MAX_VALUE;
    // Several rounds: the JVM itself may allocate in one of them, for instance while compiling.
    for (int round = 0; round < 10 && least > 0; round++) {
      Meter meter = new Meter();
      model.fit(TinyData.sparse(3200, 1), options().threads(threads).progress(meter).build());
      least = Math.min(least, meter.between(10, 90));
    }
    assertThat(least).isZero();
  }

  @Test
  void leavesFrozenWeightsAlone() {
    DenseSoftmax model =
        new DenseSoftmax(
            DenseSoftmax.spec("softmax", false), DenseSoftmax.create(3).weights().clone(), 8);
    model.fit(data, options().optimizer(new SGD(0.1)).build());
    assertThat(model.weight("dense/bias")).containsOnly(0);
    assertThat(model.weight("dense/kernel"))
        .isNotEqualTo(DenseSoftmax.create(3).weight("dense/kernel"));
  }

  @Test
  void dropsTheRemainder() {
    DenseSoftmax all = DenseSoftmax.create(3);
    all.fit(TinyData.sparse(192, 1), options().shuffle(false).build());
    DenseSoftmax dropped = DenseSoftmax.create(3);
    dropped.fit(TinyData.sparse(203, 1), options().shuffle(false).dropRemainder(true).build());
    assertThat(dropped.weights()).isEqualTo(all.weights());
    assertThatThrownBy(() -> all.fit(TinyData.sparse(20, 1), options().dropRemainder(true).build()))
        .hasMessage("There is no full batch of 32 in 20 samples.");
  }

  @Test
  void anotherSeedTakesTheSamplesInAnotherOrder() {
    DenseSoftmax one = DenseSoftmax.create(3);
    one.fit(data, options().build());
    DenseSoftmax other = DenseSoftmax.create(3);
    other.fit(data, options().seed(43).build());
    assertThat(other.weights()).isNotEqualTo(one.weights());
  }

  @Test
  void refusesDataThatDoesNotFit() {
    DenseSoftmax model = DenseSoftmax.create(3);
    assertThatThrownBy(() -> model.fit(TinyData.oneHot(5, 1), options().build()))
        .hasMessage(
            "A target of the data has 3 values; `sparse_categorical_crossentropy` and an output"
                + " of [3] need 1.");
    float[] labels = {0, 3};
    Dataset wrong = new ArrayDataset(TinyData.x(2, 1), DenseSoftmax.INPUTS, labels, 1);
    assertThatThrownBy(() -> model.fit(wrong, options().threads(2).build()))
        .hasMessage("Label 3; the model has classes 0 to 2.");
  }
}
