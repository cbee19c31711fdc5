package org.cnnc.benchmarks.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cnnc.benchmarks.harness.Mode;
import org.cnnc.benchmarks.harness.Task;
import org.cnnc.benchmarks.table.Peer;
import org.cnnc.benchmarks.table.Peer.Side;

/** Everyone who is measured. */
public final class Peers {
  private static final String PACKAGES = "org.cnnc.benchmarks.";

  private Peers() {}

  /** In the order of a round. */
  public static List<Peer> all() {
    return List.of(
        cnn("vector", "--add-modules=jdk.incubator.vector"),
        cnn("portable"),
        onnxRuntime(),
        tensorFlow(),
        djl(),
        deeplearning4j());
  }

  private static Peer cnn(String kernels, String... flags) {
    List<String> application = List.of(flags);
    List<String> arguments = new ArrayList<>(application);
    arguments.add("-Dcnn.kernels=" + kernels);
    return new Peer(
        kernels,
        "cnn, " + kernels,
        Side.OURS,
        true,
        "cnn",
        PACKAGES + "cnn.Cnn",
        // An application does not ask for kernels; it begins with the plain ones.
        task -> task.mode() == Mode.FIRST && flags.length > 0 ? application : arguments,
        task -> Map.of());
  }

  private static Peer onnxRuntime() {
    return new Peer(
        "onnxruntime",
        "ONNX Runtime",
        Side.THEIRS,
        false,
        "onnxruntime",
        PACKAGES + "onnxruntime.OnnxRuntime",
        task -> List.of(),
        Peers::threads);
  }

  private static Peer tensorFlow() {
    return new Peer(
        "tensorflow",
        "TensorFlow",
        Side.THEIRS,
        true,
        "tensorflow",
        PACKAGES + "tensorflow.TensorFlowJava",
        task -> List.of(javacppCache("tensorflow")),
        task -> with(threads(task), "TF_CPP_MIN_LOG_LEVEL", "2"));
  }

  private static Peer djl() {
    return new Peer(
        "djl",
        "PyTorch (DJL)",
        Side.THEIRS,
        true,
        "djl",
        PACKAGES + "djl.Djl",
        task ->
            List.of(
                "-Dai.djl.offline=true",
                "-DOPT_OUT_TRACKING=true",
                "-DDJL_CACHE_DIR=djl/target/cache",
                "-Dai.djl.pytorch.num_threads=" + task.threads(),
                "-Dai.djl.pytorch.num_interop_threads=1"),
        // By default GNU OpenMP often lets two threads share one core of a small machine.
        task -> task.threads() > 1 ? with(threads(task), "OMP_PROC_BIND", "true") : threads(task));
  }

  private static Peer deeplearning4j() {
    return new Peer(
        "deeplearning4j",
        "Deeplearning4j",
        Side.THEIRS,
        true,
        "deeplearning4j",
        PACKAGES + "deeplearning4j.Deeplearning4j",
        task -> List.of(javacppCache("deeplearning4j")),
        Peers::threads);
  }

  private static String javacppCache(String module) {
    return "-Dorg.bytedeco.javacpp.cachedir=" + module + "/target/cache";
  }

  private static Map<String, String> threads(Task task) {
    String threads = Integer.toString(task.threads());
    return Map.of(
        "OMP_NUM_THREADS", threads, "OPENBLAS_NUM_THREADS", threads, "MKL_NUM_THREADS", threads);
  }

  private static Map<String, String> with(Map<String, String> map, String name, String value) {
    Map<String, String> more = new TreeMap<>(map);
    more.put(name, value);
    return more;
  }
}
