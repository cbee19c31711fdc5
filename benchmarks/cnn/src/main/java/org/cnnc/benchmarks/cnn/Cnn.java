package org.cnnc.benchmarks.cnn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cnnc.benchmarks.harness.Contender;
import org.cnnc.benchmarks.harness.ContenderProcess;
import org.cnnc.benchmarks.harness.Meter;
import org.cnnc.benchmarks.harness.Network;
import org.cnnc.benchmarks.harness.Samples;
import org.cnnc.benchmarks.harness.Settings;
import org.cnnc.benchmarks.harness.Task;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.TrainingOptions;
import org.cnnc.runtime.callback.Callback;
import org.cnnc.runtime.callback.Training;
import org.cnnc.runtime.data.ArrayDataset;
import org.cnnc.runtime.data.Dataset;
import org.cnnc.runtime.loss.BinaryCrossentropy;
import org.cnnc.runtime.loss.Loss;
import org.cnnc.runtime.loss.SparseCategoricalCrossentropy;
import org.cnnc.runtime.optimizer.Adam;
import org.cnnc.runtime.optimizer.Optimizer;
import org.cnnc.runtime.optimizer.RMSprop;

/** The generated networks, loaded from a file of weights to predict, created afresh to train. */
public final class Cnn implements Contender {
  public static void main(String[] args) throws Exception {
    ContenderProcess.run(new Cnn(), args);
  }

  @Override
  public String version() {
    return "with cnn.kernels=" + System.getProperty("cnn.kernels");
  }

  @Override
  public void prepare(Network network, Path folder) throws IOException {
    Files.createDirectories(folder);
    create(network).save(weights(network, folder));
  }

  @Override
  public Prediction prediction(Task task) throws IOException {
    Model model = load(task.network(), weights(task.network(), Settings.models()));
    model.setThreads(task.threads());
    float[] x = Samples.inputs(task);
    float[] y = new float[task.batch() * task.network().outputs()];
    return () -> {
      model.predict(x, y);
      return y;
    };
  }

  @Override
  public void train(Task task, Meter meter) {
    Loss loss =
        task.network().binary() ? new BinaryCrossentropy() : new SparseCategoricalCrossentropy();
    Optimizer optimizer = task.network() == Network.FASHION ? new Adam() : new RMSprop();
    TrainingOptions options =
        TrainingOptions.builder(loss)
            .optimizer(optimizer)
            .batchSize(task.batch())
            .epochs(Integer.MAX_VALUE)
            .shuffle(false)
            .threads(task.threads())
            .progress(new MeteredProgress(meter))
            .callbacks(stopWhenMeasured(meter))
            .build();
    create(task.network()).fit(data(task), options);
  }

  private static Callback stopWhenMeasured(Meter meter) {
    return new Callback() {
      @Override
      public void onEpochBegin(Training training, int epoch) {
        if (meter.hasEnough()) {
          training.stop();
        }
      }
    };
  }

  private static Dataset data(Task task) {
    float[][] batches = Samples.batches(task);
    int[][] labels = Samples.labels(task);
    int batchSize = task.batch() * task.network().inputSize();
    float[] x = new float[batches.length * batchSize];
    float[] y = new float[batches.length * task.batch()];
    for (int i = 0; i < batches.length; i++) {
      System.arraycopy(batches[i], 0, x, i * batchSize, batchSize);
      System.arraycopy(Samples.floats(labels[i]), 0, y, i * task.batch(), task.batch());
    }
    return new ArrayDataset(x, task.network().inputSize(), y, 1);
  }

  private static Model create(Network network) {
    return switch (network) {
      case FASHION -> Fashion.create(1);
      case MNIST -> Mnist.create(1);
      case CATSDOGS -> CatsDogs.create(1);
    };
  }

  private static Model load(Network network, Path file) throws IOException {
    return switch (network) {
      case FASHION -> Fashion.load(file);
      case MNIST -> Mnist.load(file);
      case CATSDOGS -> CatsDogs.load(file);
    };
  }

  private static Path weights(Network network, Path folder) {
    return folder.resolve(network.word() + ".safetensors");
  }
}
