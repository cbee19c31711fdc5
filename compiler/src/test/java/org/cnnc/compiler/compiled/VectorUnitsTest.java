package org.cnnc.compiler.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cnnc.compiler.plan.Algorithms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network trains to the same bits on every machine, whichever kernels it takes there. */
class VectorUnitsTest {
  private static final CompiledNetwork NETWORK =
      CompiledNetwork.of(
          """
          model Trained {
            input x: float32[17, 18, 3]
            Conv2D(20, 3, padding=same, activation=relu)
            Conv2D(16, 1)
            Conv2D(16, 3, padding=same)
            MaxPooling2D(2)
            Conv2D(32, 3, activation=relu)
            AveragePooling2D(2)
            Flatten()
            Dropout(0.3)
            Dense(33, activation=tanh)
            Dense(5, activation=softmax)
          }
          """,
          Algorithms.WINOGRAD);

  private static String portable;

  @TempDir private Path folder;

  @BeforeAll
  static void trainPortably() throws Exception {
    portable = TrainingDigest.of(NETWORK.create(3), 1);
  }

  /** Other machines, as far as this one can play them; the last column is the kernels they take. */
  @ParameterizedTest
  @EnabledOnOs(architectures = {"amd64", "x86_64"})
  @CsvSource({
    "-XX:MaxVectorSize=16, TrainedVector128",
    "-XX:UseAVX=2, TrainedVector(256|128)",
    "-XX:UseAVX=3, TrainedVector(512|256|128)"
  })
  void trainsToTheSameBits(String flag, String kernels) throws Exception {
    List<String> lines =
        new ChildJava(NETWORK, folder).lines(TrainingDigest.class, flag, "-Xlog:class+load");

    assertThat(lines)
        .filteredOn(line -> line.startsWith("digest"))
        .as("a digest for 1, 2 and 8 threads, among %s", lines)
        .hasSize(3)
        .containsOnly("digest " + portable);
    assertThat(lines)
        .filteredOn(line -> line.contains("generated.TrainedVector"))
        .as("the kernels that were loaded")
        .isNotEmpty()
        .allMatch(line -> line.matches(".*\\b" + kernels + "\\b.*"));
  }
}
