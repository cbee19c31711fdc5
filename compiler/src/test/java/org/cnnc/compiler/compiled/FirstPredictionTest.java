package org.cnnc.compiler.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cnnc.runtime.Model;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Java has to load before a process' first prediction: each of these takes milliseconds. */
class FirstPredictionTest {
  private static final String CLASSES = "-Xlog:class+load";
  private static final CompiledNetwork NETWORK =
      CompiledNetwork.of(
          """
          model Small {
            input x: float32[6, 6, 1]
            Conv2D(4, 3, activation=relu)
            Flatten()
            Dense(2, activation=softmax)
          }
          """);

  @TempDir Path folder;

  /** The child's side: says how far it has come among the names of the classes it loads. */
  static final class Predicting {
    public static void main(String[] network) throws Exception {
      Path weights = Path.of(System.getProperty("weights"));
      System.out.println("begins");
      Object model = Class.forName(network[0]).getMethod("load", Path.class).invoke(null, weights);
      System.out.println("has loaded");
      float[] y = ((Model) model).predict(new float[36]);
      System.out.println("has predicted " + y.length);
    }
  }

  @BeforeEach
  void saveWeights() throws Exception {
    NETWORK.create(1).save(folder.resolve("weights"));
  }

  @Test
  void needsNoLambdasAndNoStreams() throws Exception {
    List<String> lines = lines("-Dcnn.kernels=portable");

    assertThat(between(lines, "begins", "has predicted 2"))
        .anyMatch(line -> line.contains("org.cnnc.runtime.Call "))
        .noneMatch(line -> line.contains("$Lambda"))
        .noneMatch(line -> line.contains("java.util.stream."))
        .noneMatch(line -> line.contains("java.util.regex."))
        .noneMatch(line -> line.contains("java.lang.invoke.StringConcatFactory"));
  }

  @Test
  void looksForVectorsOnlyAfterwards() throws Exception {
    assertThat(between(lines("-Dcnn.kernels="), "begins", "has loaded"))
        .anyMatch(line -> line.contains("org.cnnc.runtime.VectorKernels "))
        .noneMatch(line -> line.contains("jdk.incubator.vector"));
  }

  private List<String> lines(String flag) throws Exception {
    String weights = "-Dweights=" + folder.resolve("weights");
    return new ChildJava(NETWORK, folder).lines(Predicting.class, CLASSES, flag, weights);
  }

  private static List<String> between(List<String> lines, String from, String to) {
    return lines.subList(lines.indexOf(from), lines.indexOf(to));
  }
}
