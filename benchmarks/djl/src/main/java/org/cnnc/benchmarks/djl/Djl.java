package org.cnnc.benchmarks.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.util.ArrayList;
import java.util.List;
import org.cnnc.benchmarks.harness.Contender;
import org.cnnc.benchmarks.harness.ContenderProcess;
import org.cnnc.benchmarks.harness.Meter;
import org.cnnc.benchmarks.harness.Network;
import org.cnnc.benchmarks.harness.Samples;
import org.cnnc.benchmarks.harness.Task;

/** Blocks of DJL on its PyTorch engine. */
public final class Djl implements Contender {
  private static final String ENGINE = "PyTorch";

  public static void main(String[] args) throws Exception {
    ContenderProcess.run(new Djl(), args);
  }

  @Override
  public String version() {
    return Engine.getInstance().getVersion() + " (" + Contender.jarOf(Engine.class) + ")";
  }

  @Override
  public Prediction prediction(Task task) throws TranslateException {
    Model model = Model.newInstance(task.network().word(), Device.cpu(), ENGINE);
    Block block = NetworkBlock.probabilities(task.network());
    model.setBlock(block);
    NDManager manager = model.getNDManager();
    block.initialize(manager, DataType.FLOAT32, inputShape(task));
    Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator());
    float[] x = Samples.inputs(task);
    return () -> {
      try (NDManager step = manager.newSubManager();
          NDList result = predictor.predict(new NDList(step.create(x, inputShape(task))))) {
        return result.get(0).toFloatArray();
      }
    };
  }

  @Override
  public void train(Task task, Meter meter) {
    try (Model model = Model.newInstance(task.network().word(), Device.cpu(), ENGINE)) {
      model.setBlock(NetworkBlock.logits(task.network()));
      try (Trainer trainer = model.newTrainer(config(task.network()))) {
        trainer.initialize(inputShape(task));
        train(trainer, task, meter);
      }
    }
  }

  private static void train(Trainer trainer, Task task, Meter meter) {
    NDManager manager = trainer.getManager();
    float[][] batches = Samples.batches(task);
    List<NDArray> labels = labels(manager, task);
    for (int i = 0; !meter.hasEnough(); i = (i + 1) % batches.length) {
      float loss;
      try (NDManager step = manager.newSubManager()) {
        NDArray x = step.create(batches[i], inputShape(task));
        loss = backward(trainer, x, labels.get(i));
      }
      trainer.step();
      meter.tick(loss);
    }
  }

  private static float backward(Trainer trainer, NDArray x, NDArray y) {
    try (GradientCollector collector = trainer.newGradientCollector();
        NDList predicted = trainer.forward(new NDList(x), new NDList(y));
        NDArray loss = trainer.getLoss().evaluate(new NDList(y), predicted)) {
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  /** Adam for every network: RMSprop is not implemented in this engine. */
  private static TrainingConfig config(Network network) {
    Loss loss =
        network.binary() ? Loss.sigmoidBinaryCrossEntropyLoss() : Loss.softmaxCrossEntropyLoss();
    Optimizer adam = Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build();
    return new DefaultTrainingConfig(loss)
        .optOptimizer(adam)
        .optDevices(new Device[] {Device.cpu()});
  }

  private static List<NDArray> labels(NDManager manager, Task task) {
    List<NDArray> arrays = new ArrayList<>();
    for (int[] y : Samples.labels(task)) {
      arrays.add(
          task.network().binary()
              ? manager.create(Samples.floats(y), new Shape(y.length, 1))
              : manager.create(y, new Shape(y.length)).toType(DataType.INT64, false));
    }
    return arrays;
  }

  private static Shape inputShape(Task task) {
    Network network = task.network();
    return new Shape(task.batch(), network.channels(), network.height(), network.width());
  }
}
