package org.cnnc.benchmarks.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cnnc.benchmarks.harness.Contender;
import org.cnnc.benchmarks.harness.ContenderProcess;
import org.cnnc.benchmarks.harness.Meter;
import org.cnnc.benchmarks.harness.Network;
import org.cnnc.benchmarks.harness.Samples;
import org.cnnc.benchmarks.harness.Settings;
import org.cnnc.benchmarks.harness.Task;

/** ONNX Runtime with all its graph optimizations, on exactly the threads of the task. */
public final class OnnxRuntime implements Contender {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

  public static void main(String[] args) throws Exception {
    ContenderProcess.run(new OnnxRuntime(), args);
  }

  @Override
  public String version() {
    return environment.getVersion();
  }

  @Override
  public void prepare(Network network, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(file(network, folder), OnnxNetworks.of(network));
  }

  @Override
  public Prediction prediction(Task task) throws OrtException {
    OrtSession session =
        environment.createSession(
            file(task.network(), Settings.models()).toString(), options(task.threads()));
    float[] x = Samples.inputs(task);
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(x.length * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    Network network = task.network();
    long[] shape = {task.batch(), network.channels(), network.height(), network.width()};
    return () -> {
      buffer.clear().put(x).flip();
      try (OnnxTensor tensor = OnnxTensor.createTensor(environment, buffer, shape);
          OrtSession.Result result = session.run(Map.of("x", tensor))) {
        return ((float[][]) result.get(0).getValue())[0];
      }
    };
  }

  private static OrtSession.SessionOptions options(int threads) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    return options;
  }

  private static Path file(Network network, Path folder) {
    return folder.resolve(network.word() + ".onnx");
  }

  @Override
  public void train(Task task, Meter meter) {
    throw new UnsupportedOperationException("ONNX Runtime Java is measured at predicting only.");
  }
}
