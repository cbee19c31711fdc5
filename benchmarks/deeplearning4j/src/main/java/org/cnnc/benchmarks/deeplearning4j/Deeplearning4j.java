package org.cnnc.benchmarks.deeplearning4j;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.benchmarks.harness.Contender;
import org.cnnc.benchmarks.harness.ContenderProcess;
import org.cnnc.benchmarks.harness.Meter;
import org.cnnc.benchmarks.harness.Network;
import org.cnnc.benchmarks.harness.Samples;
import org.cnnc.benchmarks.harness.Task;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j; cats and dogs are rescaled before the network, which has no layer for it. */
public final class Deeplearning4j implements Contender {
  private static final float SCALE = 1 / 255f;

  public static void main(String[] args) throws Exception {
    ContenderProcess.run(new Deeplearning4j(), args);
  }

  @Override
  public String version() {
    return Contender.jarOf(MultiLayerNetwork.class);
  }

  @Override
  public Prediction prediction(Task task) {
    MultiLayerNetwork network = network(task);
    float[] x = Samples.inputs(task);
    return () -> {
      try (INDArray input = Nd4j.create(x, inputShape(task))) {
        if (task.network().binary()) {
          input.muli(SCALE);
        }
        try (INDArray output = network.output(input, false)) {
          return output.reshape(output.length()).toFloatVector();
        }
      }
    };
  }

  @Override
  public void train(Task task, Meter meter) {
    MultiLayerNetwork network = network(task);
    List<INDArray> inputs = new ArrayList<>();
    for (float[] x : Samples.batches(task)) {
      inputs.add(Nd4j.create(x, inputShape(task)));
    }
    List<INDArray> labels = new ArrayList<>();
    for (int[] y : Samples.labels(task)) {
      labels.add(Nd4j.create(Samples.floats(y), new long[] {y.length, 1}));
    }
    for (int i = 0; !meter.hasEnough(); i = (i + 1) % inputs.size()) {
      step(network, task.network(), inputs.get(i), labels.get(i));
      meter.tick(network.score());
    }
  }

  private static void step(MultiLayerNetwork network, Network kind, INDArray x, INDArray y) {
    if (!kind.binary()) {
      network.fit(x, y);
      return;
    }
    try (INDArray scaled = x.mul(SCALE)) {
      network.fit(scaled, y);
    }
  }

  private static MultiLayerNetwork network(Task task) {
    Nd4j.getEnvironment().setMaxThreads(task.threads());
    Nd4j.getEnvironment().setMaxMasterThreads(task.threads());
    MultiLayerNetwork network = new MultiLayerNetwork(NetworkConfiguration.of(task.network()));
    network.init();
    return network;
  }

  private static long[] inputShape(Task task) {
    Network network = task.network();
    return new long[] {task.batch(), network.channels(), network.height(), network.width()};
  }
}
