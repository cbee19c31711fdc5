package org.cnnc.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.cnnc.benchmarks.harness.Contender;
import org.cnnc.benchmarks.harness.ContenderProcess;
import org.cnnc.benchmarks.harness.Meter;
import org.cnnc.benchmarks.harness.Network;
import org.cnnc.benchmarks.harness.Samples;
import org.cnnc.benchmarks.harness.Task;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** TensorFlow: weights are constants of the graph to predict, and variables to train. */
public final class TensorFlowJava implements Contender {
  public static void main(String[] args) throws Exception {
    ContenderProcess.run(new TensorFlowJava(), args);
  }

  @Override
  public String version() {
    return TensorFlow.version() + " (" + Contender.jarOf(TensorFlow.class) + ")";
  }

  @Override
  public Prediction prediction(Task task) {
    NetworkGraph network = new NetworkGraph(task.network(), false);
    Operand<TFloat32> probabilities = network.probabilities();
    Session session = session(network, task);
    float[] x = Samples.inputs(task);
    float[] y = new float[task.batch() * task.network().outputs()];
    return () -> {
      try (TFloat32 input = TFloat32.tensorOf(inputShape(task), DataBuffers.of(x));
          Result result =
              session.runner().feed(network.input(), input).fetch(probabilities).run()) {
        ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(y);
        return y;
      }
    };
  }

  @Override
  public void train(Task task, Meter meter) {
    NetworkGraph network = new NetworkGraph(task.network(), true);
    TrainingGraph training = new TrainingGraph(network, task.network());
    Session session = session(network, task);
    session.runner().addTarget(network.weights().initializer()).run().close();
    List<Tensor> inputs = inputs(task);
    List<Tensor> labels = labels(task);
    for (int i = 0; !meter.hasEnough(); i = (i + 1) % inputs.size()) {
      try (Result result =
          session
              .runner()
              .feed(network.input(), inputs.get(i))
              .feed(training.labels(), labels.get(i))
              .fetch(training.loss())
              .addTarget(training.step())
              .run()) {
        meter.tick(((TFloat32) result.get(0)).getFloat());
      }
    }
  }

  private static Session session(NetworkGraph network, Task task) {
    ConfigProto config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(task.threads())
            .setInterOpParallelismThreads(1)
            .build();
    return new Session(network.graph(), config);
  }

  private static List<Tensor> inputs(Task task) {
    List<Tensor> tensors = new ArrayList<>();
    for (float[] x : Samples.batches(task)) {
      tensors.add(TFloat32.tensorOf(inputShape(task), DataBuffers.of(x)));
    }
    return tensors;
  }

  private static List<Tensor> labels(Task task) {
    List<Tensor> tensors = new ArrayList<>();
    for (int[] y : Samples.labels(task)) {
      tensors.add(
          task.network().binary()
              ? TFloat32.tensorOf(Shape.of(y.length, 1), DataBuffers.of(Samples.floats(y)))
              : TInt32.tensorOf(Shape.of(y.length), DataBuffers.of(y)));
    }
    return tensors;
  }

  private static Shape inputShape(Task task) {
    Network network = task.network();
    return Shape.of(task.batch(), network.height(), network.width(), network.channels());
  }
}
